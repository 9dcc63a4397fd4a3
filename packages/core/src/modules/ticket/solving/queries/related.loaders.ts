import { Injectable } from '@nestjs/common';
import { Database, loader, type GqlContext } from '@meja/plugin-sdk/server/kernel';
import { Solutions, ticketEscalated, ticketReopened, ticketSolved, ticketTransferred, ticketWasClosed, type SolutionFacts, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { scopeOf, TicketReader } from '../../index.js';
import { followUpsOf, milestoneRows } from './related.sql.js';

/** What a requester may know happened. Whatever is not named here stays inside. */
const told = {
  [ticketEscalated.type]: 'passed_on',
  [ticketTransferred.type]: 'passed_on',
  [ticketSolved.type]: 'solved',
  [ticketReopened.type]: 'reopened',
  [ticketWasClosed.type]: 'closed',
} as const;

export interface Milestone {
  readonly id: string;
  readonly kind: (typeof told)[string];
  readonly at: Date;
}

/** What hangs on tickets, for a page of them at once. Other tickets are read within the scope of the caller. */
@Injectable()
export class RelatedLoaders {
  constructor(private readonly db: Database, private readonly tickets: TicketReader, private readonly solutions: Solutions) {}

  solution(gql: GqlContext, id: string): Promise<SolutionFacts | null> {
    return loader(gql, 'solving.solution', (ctx, ids: readonly string[]) => this.solutions.byIds(ctx, ids)).load(id);
  }

  ticket(gql: GqlContext, id: string): Promise<TicketFacts | null> {
    return loader(gql, 'solving.ticket', async (ctx, ids: readonly string[]) => {
      const rows = await this.tickets.byIds(ctx, ids);
      return ids.map((id) => rows.find((row) => row.id === id) ?? null);
    }).load(id);
  }

  followUps(gql: GqlContext, id: string): Promise<readonly TicketFacts[]> {
    return loader(gql, 'solving.followUps', async (ctx, ids: readonly string[]) => {
      const rows = await followUpsOf(this.db, ctx, scopeOf(ctx), ids);
      return ids.map((id) => rows.filter(({ followUpOfId }) => followUpOfId === id));
    }).load(id);
  }

  /** Of a ticket that a reader gave out, so its scope is settled. */
  milestones(gql: GqlContext, id: string): Promise<readonly Milestone[]> {
    return loader(gql, 'solving.milestones', async (ctx, ids: readonly string[]) => {
      const rows = await milestoneRows(this.db, ctx, ids, Object.keys(told));
      return ids.map((id) => rows.filter(({ ticketId }) => ticketId === id).flatMap(({ id, type, at }) => (told[type] ? [{ id, kind: told[type], at }] : [])));
    }).load(id);
  }
}
