import { Injectable } from '@nestjs/common';
import { Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addMessage, mayReply, mayWriteNotes, type TicketStatus } from '@meja/plugin-sdk/server/ticket';
import { authorOf, Dialogue, unread } from '../dialogue/index.js';
import { Outbox } from '../outbox/index.js';
import { barred, contested, TicketRows } from '../rows/index.js';
import { textToHtml } from '../sanitise/index.js';
import { Uploads } from '../uploads/index.js';

/** An agent adds a public reply or an internal note. Refused when the ticket is closed or out of sight, and when somebody wrote, or set another status, whom the writer has not read. */
@Injectable()
export class AddMessage implements Handles<typeof addMessage> {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly dialogue: Dialogue, private readonly uploads: Uploads, private readonly outbox: Outbox) {}

  async execute(ctx: RequestContext, { ticketId, visibility, body, uploadIds, seenMessageId, version, thenStatus }: InputOf<typeof addMessage>) {
    const ticket = await this.rows.lock(ctx, ticketId, visibility === 'public' ? mayReply : mayWriteNotes);
    if (!ticket) return refuse(notFound({}));
    const overtaken = thenStatus && contested(ticket, await this.rows.conflicts(ctx, ticket, version, { status: thenStatus }));
    const refusal = barred(ticket) ?? (await unread(this.db, ctx, ticketId, seenMessageId)) ?? overtaken;
    if (refusal) return refusal;
    const attachments = await this.uploads.take(ctx, uploadIds);
    if (!attachments) return refuse(notFound({}));
    const messageId = await this.dialogue.add(
      ctx,
      ticket,
      { ...authorOf(ctx), fromAgent: true, visibility, channel: 'agent', senderVerified: true, senderAddress: null, bodyHtml: textToHtml(body), bodyText: body, attachments },
      thenStatus ?? answered(ticket.status, visibility),
    );
    if (visibility === 'public') await this.outbox.queue(ctx, { kind: 'reply', ticketId, messageId });
    return ok({ ticketId, messageId });
  }
}

/** A reply to a new ticket opens it; a note changes nothing. */
const answered = (status: TicketStatus, visibility: 'public' | 'internal'): TicketStatus => (visibility === 'public' && status === 'new' ? 'open' : status);
