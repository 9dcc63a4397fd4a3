import { inject, type InjectionKey, type Ref } from 'vue';
import type { PluginContext } from './context.js';

/**
 * The ticket that is open, as a panel sees it. Everything else is one query away: `c.gql.query`.
 * @since 0.1.0
 */
export interface TicketInView {
  readonly id: string;
  /** The number people say, for example `1042`. */
  readonly number: string;
  readonly subject: string;
  readonly status: string;
  readonly priority: string;
  /** Grows with every change: watch it to ask again. */
  readonly version: number;
  readonly requester: { readonly id: string; readonly name: string; readonly email: string };
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly department: { readonly id: string; readonly name: string };
}

/** Where the host leaves the ticket. Plugins call `useTicket()` instead. @since 0.1.0 */
export const ticketInView: InjectionKey<Readonly<Ref<TicketInView>>> = Symbol.for('meja.ticket-in-view');

/** Where the host leaves the context of the plugin. Plugins call `usePlugin()` instead. @since 0.1.0 */
export const pluginInView: InjectionKey<PluginContext> = Symbol.for('meja.plugin-in-view');

/**
 * The ticket that is open; it changes while the component lives. Only in components of `ticket.panel`: elsewhere it throws.
 * @example const ticket = useTicket(); watch(() => ticket.value.version, refresh)
 * @since 0.1.0
 */
export function useTicket(): Readonly<Ref<TicketInView>> {
  const ticket = inject(ticketInView, null);
  if (!ticket) throw new Error('useTicket() was called where no ticket is open. Call it in the setup of a component of the slot ticket.panel.');
  return ticket;
}

/**
 * The context of your plugin, in any component that fills one of its slots.
 * @example const { gql, i18n } = usePlugin()
 * @since 0.1.0
 */
export function usePlugin(): PluginContext {
  const context = inject(pluginInView, null);
  if (!context) throw new Error('usePlugin() was called outside a contribution. Call it in the setup of a component given to c.add(…).');
  return context;
}
