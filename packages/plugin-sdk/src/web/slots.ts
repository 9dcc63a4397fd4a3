import type { Component } from 'vue';

/**
 * A component object, or a function that imports one; a function is always taken as an import, so a functional component
 * is wrapped in an object. Prefer the import: the code is then fetched when it is first shown.
 * @example component: () => import('./Panel.vue')
 * @since 0.1.0
 */
export type LazyComponent = Component | (() => Promise<{ readonly default: Component }>);

/**
 * What every contribution may say besides what its slot asks for.
 * @since 0.1.0
 */
export interface Placement {
  /** Lower comes first; 0 when left out. Equal ones keep the order of the plugins. */
  readonly order?: number;
  /** Shown only to people who have this permission. Hiding is no protection: the server decides. */
  readonly permission?: string;
}

/**
 * A page of your own with an entry in the main navigation. It lives at `/x/<plugin id>/<path>`.
 * @since 0.1.0
 */
export interface NavItem extends Placement {
  /** Key of the text in `c.i18n`, for example `nav.title`. */
  readonly label: string;
  /** One of the names the design system draws; a plug when left out. */
  readonly icon?: NavIcon;
  /** Lower-case words with hyphens, without a slash in front; empty for the first page. */
  readonly path: string;
  readonly component: LazyComponent;
}

/** Icons a navigation entry may ask for. @since 0.1.0 */
export type NavIcon = 'bell' | 'chart' | 'check' | 'clock' | 'globe' | 'inbox' | 'plug' | 'settings' | 'user';

/**
 * A card beside the conversation. `useTicket()` gives its component the ticket that is open.
 * @since 0.1.0
 */
export interface TicketPanel extends Placement {
  /** Key of the text in `c.i18n`. */
  readonly title: string;
  readonly component: LazyComponent;
}

/**
 * A page in the settings, at `/settings/<plugin id>/<id>`. For what belongs to a ticket use `ticket.panel`.
 * @since 0.1.0
 */
export interface SettingsPage extends Placement {
  /** Key of the text in `c.i18n`. */
  readonly title: string;
  /** Key of a text of one sentence under the title. */
  readonly hint?: string;
  readonly component: LazyComponent;
}

/**
 * The places a plugin may fill, and what each of them asks for.
 * @since 0.1.0
 */
export interface Slots {
  readonly 'nav.item': NavItem;
  readonly 'ticket.panel': TicketPanel;
  readonly 'settings.page': SettingsPage;
}

/**
 * The name of a slot; a misspelt one does not compile.
 * @since 0.1.0
 */
export type SlotName = keyof Slots;

/**
 * Every slot there is, for tools that walk over them.
 * @since 0.1.0
 */
export const slotNames: readonly SlotName[] = ['nav.item', 'ticket.panel', 'settings.page'];
