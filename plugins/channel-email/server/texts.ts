import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import sv from './locales/sv.json' with { type: 'json' };

/** Found under `channel-email.`; the reasons of `Unreadable` stand under `quarantine`. */
export const texts = { en, id, pl, sv };
