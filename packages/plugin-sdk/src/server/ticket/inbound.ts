import type { RequestContext } from '../kernel/context.js';

/** What became of a delivery. Whatever it is, the bytes are kept. @since 0.1.0 */
export type InboundReceipt =
  | { readonly outcome: 'created' | 'added'; readonly ticketId: string; readonly ticketNumber: string; readonly messageId: string }
  | { readonly outcome: 'duplicate' }
  /** It reports on a message of ours, which is marked; nothing else becomes of it. */
  | { readonly outcome: 'bounced' }
  /** `reason` is a key under `quarantine` in the locale files. */
  | { readonly outcome: 'quarantined'; readonly reason: string };

/**
 * Takes a message from outside: keeps the bytes, then reads them, then makes a ticket of them or adds to one. When it has answered, nothing
 * can be lost; when it throws, deliver the same bytes again.
 * @since 0.1.0
 */
export abstract class Inbound {
  abstract accept(ctx: RequestContext, channelId: string, bytes: Uint8Array): Promise<InboundReceipt>;
}
