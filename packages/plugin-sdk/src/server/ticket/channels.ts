import type { Type } from '@nestjs/common';

/** Who a message says it is from. */
export interface ClaimedSender {
  /** Bare, lower case, checked by grammar. */
  readonly address: string;
  /** Cleaned: one line, at most 200 characters; empty when none was given. */
  readonly name: string;
}

export interface InboundAttachment {
  /** As the sender called it, cleaned for showing; never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The name by which the HTML refers to it (`cid:`), without brackets; left out when it has none. */
  readonly contentId?: string;
}

/** One message from outside, parsed. What a channel's `receive` answers. */
export interface InboundMessage {
  /** The sender's own id of the message, for example the Message-ID without brackets; null when it has none. */
  readonly externalId: string | null;
  /** Null when no single address passed the grammar: the message is then kept in quarantine. */
  readonly from: ClaimedSender | null;
  /** True only when the channel proved that `from` sent it (rule M1). */
  readonly senderVerified: boolean;
  readonly subject: string;
  /** Plain text, always there; made from `html` when the sender gave none. */
  readonly text: string;
  /** As the sender wrote it, not yet safe; null when there was none. Core sanitises before it stores. */
  readonly html: string | null;
  /** Ids and addresses that may carry one of our signed tokens: In-Reply-To, References, recipients. */
  readonly references: readonly string[];
  readonly attachments: readonly InboundAttachment[];
  /** Written by a machine: auto-reply, list, bounce. It is never answered automatically. */
  readonly automatic: boolean;
  /** When the sender says it was written; null when unreadable. */
  readonly sentAt: Date | null;
}

/** The bytes cannot become a message; they are kept and shown to administrators. `reason` is a key under `quarantine` in the locale files. */
export class Unreadable extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** A way messages come and go. */
export interface Channel {
  /** Pure: the same bytes give the same message; nothing is stored or sent. Throws `Unreadable`. */
  receive(bytes: Uint8Array): Promise<InboundMessage>;
}

export interface ChannelBinding {
  readonly id: string;
  /** Locale key of its name. */
  readonly label: string;
  readonly can: { readonly richText: boolean; readonly attachments: boolean; readonly maxLength: number | null };
  readonly channel: Type<Channel>;
}

/**
 * Declares a channel.
 * @example channels: [channel({ id: 'email', label: 'channel-email.label', can: { richText: true, attachments: true, maxLength: null } }, EmailChannel)]
 * @since 0.1.0
 */
export const channel = (facts: Omit<ChannelBinding, 'channel'>, implementation: Type<Channel>): ChannelBinding => ({ ...facts, channel: implementation });

declare module '../kernel/plugin.js' {
  interface ModuleContribution {
    readonly channels?: readonly ChannelBinding[];
  }
}
