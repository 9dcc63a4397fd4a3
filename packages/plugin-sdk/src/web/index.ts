export { defineWeb, webSdkVersion, type WebDefinition } from './define-web.js';
export { slotNames, type LazyComponent, type NavIcon, type NavItem, type Placement, type SettingsPage, type SlotName, type Slots, type TicketPanel } from './slots.js';
export type { PluginContext, PluginGraphql, PluginTexts, PluginToast, WebLocale, WebTexts } from './context.js';
export { pluginInView, ticketInView, usePlugin, useTicket, type TicketInView } from './use.js';
