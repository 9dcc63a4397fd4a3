import { Injectable } from '@nestjs/common';
import { notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { notSolved } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';
import { Uploads } from '../../uploads/index.js';
import { Verdicts } from '../verdicts/verdicts.js';
import type { reopenMyTicket } from './tokens.js';

/** The requester, and nobody else, says what is still wrong. Refused while the ticket is open: a reply is what they want then. */
@Injectable()
export class ReopenMyTicket implements Handles<typeof reopenMyTicket> {
  constructor(private readonly rows: TicketRows, private readonly verdicts: Verdicts, private readonly uploads: Uploads) {}

  async execute(ctx: RequestContext, { ticketId, body, uploadIds }: InputOf<typeof reopenMyTicket>) {
    const { actor } = ctx;
    const ticket = actor.kind === 'person' && actor.audience === 'portal' ? await this.rows.lock(ctx, ticketId, null) : null;
    if (!ticket || actor.kind !== 'person' || ticket.requesterId !== actor.userId) return refuse(notFound({}));
    if (ticket.status !== 'solved' && !ticket.isClosed) return refuse(notSolved({ ticketId, status: ticket.status }));
    const attachments = await this.uploads.take(ctx, uploadIds);
    if (!attachments) return refuse(notFound({}));
    const goesOn = await this.verdicts.reopen(ctx, ticket, { requester: { id: actor.userId, name: actor.name }, body, attachments });
    return goesOn === null ? refuse(notFound({})) : ok({ ticketId: goesOn });
  }
}
