import { Injectable } from '@nestjs/common';
import { Database, mayIn, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addMessage, mayReply, mayWriteNotes, ticketClosed, Tickets } from '@meja/plugin-sdk/server/ticket';
import { Dialogue } from '../dialogue/dialogue.js';
import { Ticket } from '../entities/ticket.js';
import { textToHtml } from '../sanitise/index.js';

/** An agent adds a public reply or an internal note. A reply to a new ticket opens it. Refused when the ticket is closed. */
@Injectable()
export class AddMessage implements Handles<typeof addMessage> {
  constructor(private readonly db: Database, private readonly tickets: Tickets, private readonly dialogue: Dialogue) {}

  async execute(ctx: RequestContext, { ticketId, visibility, body }: InputOf<typeof addMessage>) {
    if (!(await this.tickets.byId(ctx, ticketId))) return refuse(notFound({}));
    const ticket = await this.db.repo(ctx, Ticket).findOneOrFail({ where: { id: ticketId }, lock: { mode: 'pessimistic_write' } });
    if (!mayIn(ctx, visibility === 'public' ? mayReply : mayWriteNotes, ticket.departmentId)) return refuse(notFound({}));
    if (ticket.isClosed) return refuse(ticketClosed({ ticketId }));
    const { actor } = ctx;
    const author = actor.kind === 'person' ? { authorId: actor.userId, authorName: actor.name } : { authorId: null, authorName: actor.kind === 'system' ? actor.name : '' };
    const messageId = await this.dialogue.add(
      ctx,
      ticket,
      { ...author, fromAgent: true, visibility, channel: 'agent', senderVerified: true, senderAddress: null, bodyHtml: textToHtml(body), bodyText: body, attachments: [] },
      visibility === 'public' && ticket.status === 'new' ? 'open' : ticket.status,
    );
    return ok({ ticketId, messageId });
  }
}
