import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { inSight, managed, type TicketScope } from './scope.js';

export const ticketColumns = `ticket.id, ticket.number, ticket.subject, ticket.status, ticket.priority, ticket.version, ticket.channel,
  ticket.department_id as "departmentId", ticket.tier_id as "tierId", ticket.requester_id as "requesterId",
  ticket.requester_verified as "requesterVerified", ticket.assignee_id as "assigneeId", ticket.custom_fields as "customFields",
  ticket.organization_id as "organizationId", ticket.tier_entered_at as "tierEnteredAt", ticket.bounces, ticket.solution_id as "solutionId", ticket.solved_at as "solvedAt",
  ticket.follow_up_of_id as "followUpOfId", ticket.removed_as as "removedAs", ticket.removed_at as "removedAt", ticket.created_at as "createdAt", ticket.updated_at as "updatedAt", ticket.public_updated_at as "publicUpdatedAt"`;

const open = `ticket.status not in ('solved', 'closed') and ${inSight}`;

/** Conditions of the views. Each is served by an index of its own; `$2` is the caller. */
export const views = {
  open: `$2::uuid is not null and ${open}`,
  mine: `ticket.assignee_id = $2 and ${open}`,
  unassigned: `$2::uuid is not null and ticket.assignee_id is null and ${open}`,
  waiting: `$2::uuid is not null and ticket.status in ('waiting_for_requester', 'waiting_for_third_party', 'snoozed') and ${inSight}`,
  solved: `$2::uuid is not null and ticket.status in ('solved', 'closed') and ${inSight}`,
  spam: `$2::uuid is not null and ticket.removed_as = 'spam'`,
  bin: `$2::uuid is not null and ticket.removed_as = 'bin'`,
} as const;
export type ViewName = keyof typeof views;

/** Where a page begins: after this row. */
export interface PageKey {
  readonly at: Date;
  readonly id: string;
}

export interface QueuePage {
  readonly view: ViewName;
  readonly departmentId: string | null;
  readonly tierId: string | null;
  readonly callerId: string;
  readonly after: PageKey | null;
  readonly limit: number;
}

/** Rows of a view, last activity first. */
export function queueRows(db: Database, ctx: RequestContext, scope: TicketScope, page: QueuePage): Promise<TicketFacts[]> {
  return db.query<TicketFacts>(
    ctx,
    `select ${ticketColumns} from ticket
     where ${scope.where} and ${views[page.view]} ${page.departmentId ? 'and ticket.department_id = $4' : 'and $4::uuid is null'}
       ${page.tierId ? 'and ticket.tier_id = $7' : 'and $7::uuid is null'}
       ${page.after ? 'and (ticket.updated_at, ticket.id) < ($5, $6)' : 'and $5::timestamptz is null and $6::uuid is null'}
     order by ticket.updated_at desc, ticket.id desc limit $3`,
    [scope.param, page.callerId, page.limit, page.departmentId, page.after?.at ?? null, page.after?.id ?? null, page.tierId],
  );
}

/** Whose tickets a list of the help centre holds; `$1` is the caller. */
const shelves = { own: `ticket.requester_id = $1::uuid and ${inSight}`, organization: `${managed} and ${inSight}` } as const;

/** A requester's own tickets, or those of the organizations they manage; last public news first. */
export function ownRows(db: Database, ctx: RequestContext, shelf: { kind: keyof typeof shelves; userId: string }, after: PageKey | null, limit: number): Promise<TicketFacts[]> {
  return db.query<TicketFacts>(
    ctx,
    `select ${ticketColumns} from ticket
     where ${shelves[shelf.kind]} ${after ? 'and (ticket.public_updated_at, ticket.id) < ($3, $4)' : 'and $3::timestamptz is null and $4::uuid is null'}
     order by ticket.public_updated_at desc, ticket.id desc limit $2`,
    [shelf.userId, limit, after?.at ?? null, after?.id ?? null],
  );
}

export async function ticketById(db: Database, ctx: RequestContext, scope: TicketScope, id: string): Promise<TicketFacts | null> {
  const [row] = await db.query<TicketFacts>(ctx, `select ${ticketColumns} from ticket where ${scope.where} and ticket.id = $2`, [scope.param, id]);
  return row ?? null;
}

export async function ticketByNumber(db: Database, ctx: RequestContext, scope: TicketScope, number: string): Promise<TicketFacts | null> {
  const [row] = await db.query<TicketFacts>(ctx, `select ${ticketColumns} from ticket where ${scope.where} and ticket.number = $2`, [scope.param, number]);
  return row ?? null;
}

export function ticketsByIds(db: Database, ctx: RequestContext, scope: TicketScope, ids: readonly string[]): Promise<TicketFacts[]> {
  return db.query<TicketFacts>(ctx, `select ${ticketColumns} from ticket where ${scope.where} and ticket.id = any($2)`, [scope.param, ids]);
}

export function visibleRows(db: Database, ctx: RequestContext, scope: TicketScope, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  return db.query(ctx, `select ticket.id, ticket.version from ticket where ${scope.where} and ticket.id = any($2)`, [scope.param, ids]);
}

/** How many rows each view has, counted no further than `cap`. */
export async function viewCounts(db: Database, ctx: RequestContext, scope: TicketScope, page: { callerId: string; departmentId: string | null; cap: number }): Promise<Record<ViewName, number>> {
  const counts = Object.entries(views).map(([name, condition]) =>
    `(select count(*)::int from (select from ticket where ${scope.where} and ${condition} ${page.departmentId ? 'and ticket.department_id = $4' : 'and $4::uuid is null'} limit $3) as counted) as ${name}`);
  const [row] = await db.query<Record<ViewName, number>>(ctx, `select ${counts.join(', ')}`, [scope.param, page.callerId, page.cap, page.departmentId]);
  if (!row) throw new Error('A select without from gave no row.');
  return row;
}

/** How many open tickets wait at each tier the caller sees, and how many of them nobody has; counted no further than `cap`. */
export function tierCountRows(db: Database, ctx: RequestContext, scope: { departmentIds: readonly string[] | null; cap: number }): Promise<{ tierId: string; departmentId: string; open: number; unassigned: number }[]> {
  const counted = (condition: string): string => `(select count(*)::int from (select from ticket where ticket.tier_id = tier.id and ${open} ${condition} limit $2) as counted)`;
  return db.query(
    ctx,
    `select tier.id as "tierId", tier.department_id as "departmentId", ${counted('')} as open, ${counted('and ticket.assignee_id is null')} as unassigned
     from tier join department on department.id = tier.department_id
     where $1::uuid[] is null or tier.department_id = any($1) order by department.position, tier.level`,
    [scope.departmentIds, scope.cap],
  );
}
