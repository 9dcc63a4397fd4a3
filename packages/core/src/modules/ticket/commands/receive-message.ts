import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { cleanText, Commands, Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import type { ClaimedSender, InboundMessage, InboundReceipt } from '@meja/plugin-sdk/server/ticket';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { Dialogue, reopened, type MessageDraft, type Opened } from '../dialogue/index.js';
import type { Ticket } from '../entities/ticket.js';
import { channelOf, departmentFor, isKnown, Proposals, settleDelivery } from '../inbound/index.js';
import { Bounces, Outbox } from '../outbox/index.js';
import { sanitiseHtml, textToHtml } from '../sanitise/index.js';
import { Joining, type Joined } from '../threading/index.js';
import type { receiveMessage } from './tokens.js';

/** A delivery from outside becomes a ticket, or a message of the one it provably answers. The same delivery twice changes nothing. */
@Injectable()
export class ReceiveMessage implements Handles<typeof receiveMessage> {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly dialogue: Dialogue,
    private readonly joining: Joining,
    private readonly outbox: Outbox,
    private readonly bounces: Bounces,
    private readonly proposals: Proposals,
  ) {}

  async execute(ctx: RequestContext, { ledgerId, message }: InputOf<typeof receiveMessage>): Promise<Result<InboundReceipt>> {
    if (ctx.actor.kind !== 'system') return refuse(notFound({}));
    const delivery = { ledgerId, externalId: message.externalId, contentHash: hashOf(message) };
    const [channel, known] = await Promise.all([channelOf(this.db, ctx, ledgerId), isKnown(this.db, ctx, delivery)]);
    if (channel === null) return refuse(notFound({}));
    if (known) {
      settleDelivery(ctx, delivery, { state: 'duplicate', messageId: null });
      return ok({ outcome: 'duplicate' });
    }
    const reported = await this.bounces.heard(ctx, message);
    if (reported) {
      settleDelivery(ctx, delivery, { state: 'stored', messageId: null, reportsOn: reported.messageId });
      return ok({ outcome: 'bounced' });
    }
    const { from } = message;
    if (from === null) return refuse(notFound({}));
    const draft = draftOf(message, from, channel);
    const joined = await this.joining.find(ctx, message, { from, about: await this.bounces.sentBack(ctx, message) });
    const receipt = joined ? await this.join(ctx, joined, message, draft) : await this.open(ctx, ledgerId, message, draft);
    if (!receipt.ok) return receipt;
    settleDelivery(ctx, delivery, { state: 'stored', messageId: receipt.value.messageId });
    return receipt;
  }

  /**
   * Who is not the requester is heard by agents only, and changes nothing else. What the requester adds to a closed ticket becomes a follow-up. A machine
   * that answers for them opens nothing again.
   */
  private async join(ctx: RequestContext, { ticket, asRequester }: Joined, message: InboundMessage, draft: MessageDraft) {
    const shown: MessageDraft = asRequester ? { ...draft, authorId: ticket.requesterId } : { ...draft, visibility: 'internal', senderVerified: false };
    if (ticket.isClosed && asRequester && !message.automatic) return this.followUp(ctx, ticket, message, shown);
    const messageId = await this.dialogue.add(ctx, ticket, shown, asRequester && !message.automatic ? reopened(ticket.status) : ticket.status);
    if (asRequester && !message.automatic && ticket.removedAs === null) await this.proposals.propose(ctx, ticket, message.copiedTo);
    return ok({ outcome: 'added' as const, ticketId: ticket.id, ticketNumber: ticket.number, messageId });
  }

  private async followUp(ctx: RequestContext, ticket: Ticket, message: InboundMessage, shown: MessageDraft) {
    const followUp = await this.dialogue.followUp(ctx, ticket, shown);
    if (!followUp || followUp.isNew) return this.answered(ctx, followUp, ticket.requesterId, message);
    const { ticketId, number, messageId } = followUp;
    await this.proposals.propose(ctx, { id: ticketId, requesterId: ticket.requesterId }, message.copiedTo);
    return ok({ outcome: 'added' as const, ticketId, ticketNumber: number, messageId });
  }

  private async open(ctx: RequestContext, ledgerId: string, message: InboundMessage, draft: MessageDraft) {
    const requester = await this.commands.execute(ctx, registerRequester, { email: draft.senderAddress ?? '', name: cleanText(message.from?.name ?? '') || undefined });
    if (!requester.ok) return requester;
    const departmentId = await departmentFor(this.db, ctx, ledgerId, message.references);
    if (departmentId === null) return refuse(notFound({}));
    const requesterId = requester.value.userId;
    const ticket = { departmentId, subject: cleanText(message.subject) || '(…)', priority: 'normal' as const, requesterId, requesterVerified: message.senderVerified };
    return this.answered(ctx, await this.dialogue.open(ctx, ticket, { ...draft, authorId: requesterId }), requesterId, message);
  }

  /** A new ticket: its sender hears that it came, whom they copied is proposed. */
  private async answered(ctx: RequestContext, opened: Opened | null, requesterId: string, { automatic, copiedTo }: InboundMessage) {
    if (!opened) return refuse(notFound({}));
    const { ticketId, messageId, number } = opened;
    await this.outbox.queue(ctx, { kind: 'acknowledgement', ticketId, messageId, automatic });
    if (!automatic) await this.proposals.propose(ctx, { id: ticketId, requesterId }, copiedTo);
    return ok({ outcome: 'created' as const, ticketId, ticketNumber: number, messageId });
  }
}

function draftOf(message: InboundMessage, from: ClaimedSender, channel: string): MessageDraft {
  const { senderVerified } = message;
  // A file without a byte has nothing to keep; its name stays in the raw mail.
  const attachments = message.attachments.filter(({ bytes }) => bytes.byteLength > 0);
  const sender = { authorId: null, authorName: cleanText(from.name) || from.address, fromAgent: false, senderVerified, senderAddress: from.address };
  const [bodyText, quotedText] = [cleanText(message.text), message.quotedText === null ? null : cleanText(message.quotedText)];
  const plainQuote = message.html === null && quotedText !== null ? textToHtml(quotedText) : null;
  const quoted = { quotedText, quotedHtml: message.quotedHtml === null ? plainQuote : sanitiseHtml(message.quotedHtml) };
  return { ...sender, visibility: 'public', channel, bodyHtml: message.html === null ? textToHtml(bodyText) : sanitiseHtml(message.html), bodyText, ...quoted, attachments };
}

/** Of what a person would call the message; the way it took does not count. */
function hashOf({ from, subject, text, html, quotedText, quotedHtml, attachments }: InboundMessage): string {
  const hash = createHash('sha256').update(JSON.stringify([from?.address, subject, text, html, quotedText, quotedHtml]));
  for (const { name, bytes } of attachments) hash.update(JSON.stringify([name, bytes.byteLength])).update(bytes);
  return hash.digest('hex');
}
