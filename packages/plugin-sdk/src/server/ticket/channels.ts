import type { Type } from '@nestjs/common';
import type { RequestContext } from '../kernel/context.js';

/** Who a message says it is from. @since 0.1.0 */
export interface ClaimedSender {
  /** Bare, lower case, checked by grammar. */
  readonly address: string;
  /** Cleaned: one line, at most 200 characters; empty when none was given. */
  readonly name: string;
}

/** A file of a message from outside. @since 0.1.0 */
export interface InboundAttachment {
  /** As the sender called it, cleaned for showing; never a path. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The name by which the HTML refers to it (`cid:`), without brackets; left out when it has none. */
  readonly contentId?: string;
}

/** One message from outside, parsed. What a channel's `receive` answers. @since 0.1.0 */
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
  /** What the text repeats of earlier messages, taken out of `text`; null when nothing is repeated. */
  readonly quotedText: string | null;
  /** The same of `html`. */
  readonly quotedHtml: string | null;
  /** Others the sender addressed (Cc): they are proposed as followers, never added by themselves (rule M5). */
  readonly copiedTo: readonly ClaimedSender[];
  /** Set when this reports on a message of ours that could not be delivered: its id, and whether trying again is of no use. */
  readonly bounceOf: { readonly externalId: string; readonly permanent: boolean } | null;
  /** Ids and addresses that may carry one of our signed tokens: In-Reply-To, References, recipients. */
  readonly references: readonly string[];
  readonly attachments: readonly InboundAttachment[];
  /** Written by a machine: auto-reply, list, bounce. It is never answered automatically. */
  readonly automatic: boolean;
  /** When the sender says it was written; null when unreadable. */
  readonly sentAt: Date | null;
}

/** The bytes cannot become a message; they are kept and shown to administrators. `reason` is a key under `quarantine` in the locale files. @since 0.1.0 */
export class Unreadable extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** A message on its way out. The same message is the same on every try. @since 0.1.0 */
export interface OutboundMessage {
  /** Ours, stable over all tries; the channel makes its own form of it, for example a Message-ID. */
  readonly id: string;
  /** Stands for `id` where there is little room, as behind the plus of an address: at most 41 digits and small letters. @since 0.1.0 */
  readonly idTag: string;
  /** Signed; whoever brings it back joins the ticket. Null when no answer is expected. */
  readonly threadToken: string | null;
  /** Stands for `threadToken` where there is little room: at most 46 digits and small letters. Null when that is. @since 0.1.0 */
  readonly threadTag: string | null;
  readonly to: { readonly address: string; readonly name: string };
  /** Shown as the sender beside the address of the installation, for example `Ana (Nusantara Support)`. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** External ids of earlier messages of the thread, oldest first. */
  readonly references: readonly string[];
  /** `no`: a person wrote it. Otherwise it says so, so that nobody answers it automatically. */
  readonly automatic: 'no' | 'replied' | 'generated';
  /** When it was asked for: the date it bears on every try. */
  readonly createdAt: Date;
  readonly attachments: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[];
}

/**
 * What became of a try. `kept`: this installation has no way out configured (or is silent), the message stays for people to read.
 * `later`: try again; `never`: trying again is of no use. `reason` is one line for agents. `uncertain`: the other side got all of it and may have
 * taken it, but nothing says so.
 * @since 0.1.0
 */
export type SendReceipt =
  | { readonly outcome: 'sent'; readonly externalId: string }
  | { readonly outcome: 'kept' }
  | { readonly outcome: 'later' | 'never'; readonly reason: string; readonly uncertain?: boolean };

/** A way messages come and go. @since 0.1.0 */
export interface Channel {
  /** Pure: the same bytes give the same message; nothing is stored or sent. Throws `Unreadable`. */
  receive(bytes: Uint8Array): Promise<InboundMessage>;
  /** Left out when the channel only receives. May be called twice for one message, with the same `id`. Throwing means `later`. */
  send?(ctx: RequestContext, message: OutboundMessage): Promise<SendReceipt>;
  /**
   * False while nothing can leave, because the installation is silent or names no server: messages are then kept, and not even written. Left out
   * when every message is to be tried. @since 0.1.0
   */
  canSend?(): boolean;
  /**
   * For who operates the installation (`meja doctor`): whether messages could leave now, found out without sending one. Answers null when they could,
   * or when nothing is to leave; else one line of what stands in the way, in the words of the other side. Left out when it cannot be known. @since 0.1.0
   */
  check?(ctx: RequestContext): Promise<string | null>;
}

/** Made by `channel`. `can.maxLength` is in characters, null without a limit. @since 0.1.0 */
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
