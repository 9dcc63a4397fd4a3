import type { Ref } from 'vue';
import type { SlotName, Slots } from './slots.js';

/**
 * The languages the product speaks.
 * @since 0.1.0
 */
export type WebLocale = 'en' | 'id' | 'pl' | 'sv';

/**
 * Texts of a plugin: words, or groups of words. `{name}` in a text is replaced by a parameter.
 * @since 0.1.0
 */
export interface WebTexts {
  readonly [key: string]: string | WebTexts;
}

/**
 * Texts in the language of the person who looks. Keys are your own: two plugins may use the same one.
 * @since 0.1.0
 */
export interface PluginTexts {
  /**
   * Adds texts of one language. Call it in `setup`, once for each language.
   * @example c.i18n.merge('sv', { panel: { title: 'Sökningar' } })
   */
  merge(locale: WebLocale, texts: WebTexts): void;
  /** The text of a key, in the language chosen now; English when it is missing there, the key itself when it is missing everywhere. */
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  readonly locale: Readonly<Ref<WebLocale>>;
}

/**
 * The agent API, as the person who is signed in. Documents are strings: a plugin brings no GraphQL library.
 * Refusals are answers (a union member with `code` and `message`); what rejects is a broken connection or a bug.
 * @since 0.1.0
 */
export interface PluginGraphql {
  /** @example const { ticket } = await c.gql.query<{ ticket: { pageCount: number } }>('query ($id: ID!) { ticket(id: $id) { pageCount } }', { id }) */
  query<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Like `query`; sent with an idempotency key, so that a retry of the connection does not act twice. */
  mutate<Answer>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/**
 * A line at the edge of the screen that leaves by itself.
 * @since 0.1.0
 */
export interface PluginToast {
  /** Key of the text in `c.i18n`. */
  readonly text: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly tone?: 'neutral' | 'success' | 'danger';
}

/**
 * What a plugin is handed in `setup`, and what its components get from `usePlugin()`.
 * @since 0.1.0
 */
export interface PluginContext {
  readonly id: string;
  /**
   * Fills a slot. The answer takes the contribution away again; the host does so itself when the plugin is switched off.
   * @example c.add('ticket.panel', 'pages', { title: 'panel.title', component: () => import('./PagesPanel.vue') })
   */
  add<S extends SlotName>(slot: S, id: string, contribution: Slots[S]): () => void;
  readonly gql: PluginGraphql;
  readonly i18n: PluginTexts;
  readonly ui: { toast(toast: PluginToast): void };
}
