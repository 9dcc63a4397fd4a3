import { Injectable } from '@nestjs/common';
import { Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addReply, ticketClosed, Tickets } from '@meja/plugin-sdk/server/ticket';
import { Dialogue } from '../dialogue/dialogue.js';
import { Ticket } from '../entities/ticket.js';
import { reopened } from '../dialogue/reopened.js';
import { textToHtml } from '../sanitise/index.js';

/** A requester adds to one of their own tickets in the help centre; a solved one opens again. Refused when it is closed. */
@Injectable()
export class AddReply implements Handles<typeof addReply> {
  constructor(private readonly db: Database, private readonly tickets: Tickets, private readonly dialogue: Dialogue) {}

  async execute(ctx: RequestContext, { ticketId, body }: InputOf<typeof addReply>) {
    const { actor } = ctx;
    if (actor.kind !== 'person' || !(await this.tickets.byId(ctx, ticketId))) return refuse(notFound({}));
    const ticket = await this.db.repo(ctx, Ticket).findOneOrFail({ where: { id: ticketId }, lock: { mode: 'pessimistic_write' } });
    if (ticket.requesterId !== actor.userId) return refuse(notFound({}));
    if (ticket.isClosed) return refuse(ticketClosed({ ticketId }));
    const messageId = await this.dialogue.add(
      ctx,
      ticket,
      { authorId: actor.userId, authorName: actor.name, fromAgent: false, visibility: 'public', channel: 'web-form', senderVerified: true, senderAddress: null, bodyHtml: textToHtml(body), bodyText: body, attachments: [] },
      reopened(ticket.status),
    );
    return ok({ ticketId, messageId });
  }
}
