import type { RequestContext } from '../kernel/context.js';

/** Why something was sent: a public reply, the receipt of a request, what settled it, a link to choose a password, word that one was changed. @since 0.1.0 */
export type OutboundKind = 'reply' | 'acknowledgement' | 'solution' | 'account_link' | 'password_changed';

/** Where an outgoing message stands. `kept`: this installation has no way out configured. `failed` is final until somebody tries again. @since 0.1.0 */
export type OutboundState = 'queued' | 'sending' | 'sent' | 'failed' | 'kept';

/** How a message of the dialogue went out; of several recipients the one that went worst. @since 0.1.0 */
export interface DeliveryFacts {
  readonly outboundId: string;
  readonly state: OutboundState;
  /** True when a try was cut short after the other side may have taken it: it may have arrived twice, under one id. */
  readonly uncertain: boolean;
  /** In one line, in the language of the caller; null while nothing is wrong. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly sentAt: Date | null;
}

/** A message to somebody outside. @since 0.1.0 */
export interface OutboundFacts extends Omit<DeliveryFacts, 'outboundId'> {
  readonly id: string;
  readonly kind: OutboundKind;
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly ticketId: string | null;
  readonly subject: string;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  /** Its words, which only somebody who asks for this one message gets; null in a list. */
  readonly text: string | null;
  readonly html: string | null;
}

/**
 * Reads what went out or is going to, within what `ctx` may see: of a ticket's department, with `ticket.outbound.read`; links to accounts only for
 * whoever may configure the workspace. How a message of the dialogue fared is for everybody who may read the ticket.
 * @since 0.1.0
 */
export abstract class OutboundMessages {
  abstract byId(ctx: RequestContext, id: string): Promise<OutboundFacts | null>;
  /** In the order of `messageIds`; null for a message that was not to be sent. */
  abstract deliveriesOf(ctx: RequestContext, messageIds: readonly string[]): Promise<(DeliveryFacts | null)[]>;
}
