import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import { Departments, Users, type DepartmentFacts, type UserFacts } from '@meja/plugin-sdk/server/user';
import type { Page } from '../queries/pages.js';

/** A ticket with what every list shows of it. What is left out is read when it is asked for, or refused as ever. */
export interface ListedTicket extends TicketFacts {
  readonly requester?: UserFacts | undefined;
  readonly assignee?: UserFacts | null | undefined;
  readonly department?: DepartmentFacts | undefined;
  readonly tier?: TierFacts | undefined;
}

/** Rows as nested plain objects: one read for the people of a whole page, and no promise for each row and column. */
@Injectable()
export class ListedTickets {
  constructor(private readonly users: Users, private readonly departments: Departments, private readonly tiers: Tiers) {}

  async of(ctx: RequestContext, page: Page<TicketFacts>): Promise<Page<ListedTicket>> {
    const tickets = page.edges.map(({ node }) => node);
    const [people, departments, tiers] = await Promise.all([
      byId(tickets.flatMap(({ requesterId, assigneeId }) => (assigneeId === null ? [requesterId] : [requesterId, assigneeId])), (ids) => this.users.byIds(ctx, ids)),
      byId(tickets.map(({ departmentId }) => departmentId), (ids) => this.departments.byIds(ctx, ids)),
      byId(tickets.map(({ tierId }) => tierId), (ids) => this.tiers.byIds(ctx, ids)),
    ]);
    const listed = (ticket: TicketFacts): ListedTicket => ({
      ...ticket,
      requester: people.get(ticket.requesterId),
      assignee: ticket.assigneeId === null ? null : people.get(ticket.assigneeId),
      department: departments.get(ticket.departmentId),
      tier: tiers.get(ticket.tierId),
    });
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: listed(node) })) };
  }
}

async function byId<T extends { readonly id: string }>(ids: readonly string[], read: (ids: readonly string[]) => Promise<(T | null)[]>): Promise<ReadonlyMap<string, T>> {
  const found = ids.length === 0 ? [] : await read([...new Set(ids)]);
  return new Map(found.flatMap((each) => (each ? [[each.id, each]] : [])));
}
