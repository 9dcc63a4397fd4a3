import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { solutionConfirmed, ticketStatusChanged, ticketWasClosed } from '@meja/plugin-sdk/server/ticket';
import { Dialogue, type MessageDraft, textToHtml, TicketRows } from '../../index.js';
import type { Ticket } from '../../entities/ticket.js';
import { Outbox } from '../../outbox/index.js';
import { answerOnce } from '../queries/solutions.sql.js';

/** What the requester says is still wrong. */
export interface Complaint {
  readonly requester: { readonly id: string; readonly name: string };
  readonly body: string;
  readonly attachments: MessageDraft['attachments'];
}

/** What a requester makes of a solution, whichever way they say it. The commands lock the ticket and decide who may. */
@Injectable()
export class Verdicts {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly dialogue: Dialogue, private readonly outbox: Outbox, private readonly events: Events, private readonly clock: Clock) {}

  /** It holds: the solved ticket closes. */
  async confirm(ctx: RequestContext, ticket: Ticket): Promise<void> {
    const { id: ticketId, solutionId } = ticket;
    if (solutionId !== null) await answerOnce(this.db, ctx, solutionId, this.clock.now());
    await this.rows.write(ctx, ticket, { status: 'closed' }, { isPublic: true });
    await this.events.publish(ctx, solutionConfirmed, { ticketId, solutionId });
    await this.events.publish(ctx, ticketStatusChanged, { ticketId, status: 'closed', previousStatus: 'solved' });
    await this.events.publish(ctx, ticketWasClosed, { ticketId, by: 'requester' });
  }

  /** It does not hold: the solved ticket opens again, of the closed one a follow-up goes on. Answers which ticket goes on; null when the department takes none. */
  async reopen(ctx: RequestContext, ticket: Ticket, { requester, body, attachments }: Complaint): Promise<string | null> {
    if (ticket.solutionId !== null) await answerOnce(this.db, ctx, ticket.solutionId, this.clock.now());
    const author = { authorId: requester.id, authorName: requester.name, fromAgent: false, senderVerified: true, senderAddress: null };
    const said: MessageDraft = { ...author, visibility: 'public', channel: 'web-form', bodyHtml: textToHtml(body), bodyText: body, attachments };
    if (ticket.isClosed) return this.followUp(ctx, ticket, said);
    await this.dialogue.add(ctx, ticket, said, 'open');
    return ticket.id;
  }

  private async followUp(ctx: RequestContext, ticket: Ticket, said: MessageDraft): Promise<string | null> {
    const followUp = await this.dialogue.followUp(ctx, ticket, said);
    if (!followUp) return null;
    const { isNew, ...where } = followUp;
    if (isNew) await this.outbox.queue(ctx, { ...where, kind: 'acknowledgement', automatic: false });
    return where.ticketId;
  }
}
