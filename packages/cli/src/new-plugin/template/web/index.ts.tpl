import { defineWeb } from '@meja/plugin-sdk/web';
import en from './locales/en.json' with { type: 'json' };
import id from './locales/id.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import sv from './locales/sv.json' with { type: 'json' };

export default defineWeb({
  id: '__id__',
  engine: '^0.1.0',
  setup(c) {
    for (const [locale, texts] of [['en', en], ['id', id], ['pl', pl], ['sv', sv]] as const) c.i18n.merge(locale, texts);
    c.add('ticket.panel', 'flag', { title: 'panel.title', permission: '__id__.flag', component: () => import('./FlagPanel.vue') });
  },
});
