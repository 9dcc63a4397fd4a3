import { Injectable } from '@nestjs/common';
import { Database, notFound, ok, refuse, Texts, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { notSolved } from '@meja/plugin-sdk/server/ticket';
import { mayUsePortal, Users } from '@meja/plugin-sdk/server/user';
import { withActor } from '../../../../kernel/database/index.js';
import { TicketRows } from '../../index.js';
import { Solution } from '../entities/solution.js';
import { Verdicts } from '../verdicts/verdicts.js';
import type { answerByLink } from './tokens.js';

/** A requester answers by the link in a mail: they act as themselves, on this one ticket. Refused when this solution was answered already or stands no more. */
@Injectable()
export class AnswerByLink implements Handles<typeof answerByLink> {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly users: Users, private readonly verdicts: Verdicts, private readonly texts: Texts) {}

  async execute(ctx: RequestContext, { ticketId, solutionId, verdict, body }: InputOf<typeof answerByLink>) {
    const ticket = ctx.actor.kind === 'system' ? await this.rows.lock(ctx, ticketId, null) : null;
    const solution = await this.db.repo(ctx, Solution).findOneBy({ id: solutionId, ticketId });
    const [requester = null] = await this.users.byIds(ctx, [ticket?.requesterId ?? ticketId]);
    if (!ticket || ticket.removedAs !== null || !solution || !requester) return refuse(notFound({}));
    const stands = ticket.solutionId === solutionId && solution.answeredAt === null;
    if (!stands || (verdict === 'confirm' && ticket.status !== 'solved')) return refuse(notSolved({ ticketId, status: ticket.status }));
    const theirs = withActor(ctx, { kind: 'person', audience: 'portal', userId: requester.id, name: requester.name, sessionId: null, grants: new Map([[mayUsePortal.id, 'everywhere']]) });
    if (verdict === 'confirm') await this.verdicts.confirm(theirs, ticket);
    else await this.verdicts.reopen(theirs, ticket, { requester, body: body ?? this.texts.text(requester.locale, 'requests.stillWrong'), attachments: [] });
    return ok({ ticketId });
  }
}
