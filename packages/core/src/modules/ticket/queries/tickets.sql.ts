import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { TicketScope } from './scope.js';

const columns = `ticket.id, ticket.number, ticket.subject, ticket.status, ticket.priority, ticket.version, ticket.channel,
  ticket.department_id as "departmentId", ticket.tier_id as "tierId", ticket.requester_id as "requesterId",
  ticket.requester_verified as "requesterVerified", ticket.assignee_id as "assigneeId", ticket.custom_fields as "customFields",
  ticket.created_at as "createdAt", ticket.updated_at as "updatedAt", ticket.public_updated_at as "publicUpdatedAt"`;

const open = `ticket.status not in ('solved', 'closed')`;

/** Conditions of the views. Each is served by an index of its own; `$2` is the caller. */
export const views = {
  open: `$2::uuid is not null and ${open}`,
  mine: `ticket.assignee_id = $2 and ${open}`,
  unassigned: `$2::uuid is not null and ticket.assignee_id is null and ${open}`,
  solved: `$2::uuid is not null and ticket.status in ('solved', 'closed')`,
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
  readonly callerId: string;
  readonly after: PageKey | null;
  readonly limit: number;
}

/** Rows of a view, last activity first. */
export function queueRows(db: Database, ctx: RequestContext, scope: TicketScope, page: QueuePage): Promise<TicketFacts[]> {
  return db.query<TicketFacts>(
    ctx,
    `select ${columns} from ticket
     where ${scope.where} and ${views[page.view]} ${page.departmentId ? 'and ticket.department_id = $4' : 'and $4::uuid is null'}
       ${page.after ? 'and (ticket.updated_at, ticket.id) < ($5, $6)' : 'and $5::timestamptz is null and $6::uuid is null'}
     order by ticket.updated_at desc, ticket.id desc limit $3`,
    [scope.param, page.callerId, page.limit, page.departmentId, page.after?.at ?? null, page.after?.id ?? null],
  );
}

/** A requester's own tickets, last public news first. */
export function ownRows(db: Database, ctx: RequestContext, scope: TicketScope, after: PageKey | null, limit: number): Promise<TicketFacts[]> {
  return db.query<TicketFacts>(
    ctx,
    `select ${columns} from ticket
     where ${scope.where} ${after ? 'and (ticket.public_updated_at, ticket.id) < ($3, $4)' : 'and $3::timestamptz is null and $4::uuid is null'}
     order by ticket.public_updated_at desc, ticket.id desc limit $2`,
    [scope.param, limit, after?.at ?? null, after?.id ?? null],
  );
}

export async function ticketById(db: Database, ctx: RequestContext, scope: TicketScope, id: string): Promise<TicketFacts | null> {
  const [row] = await db.query<TicketFacts>(ctx, `select ${columns} from ticket where ${scope.where} and ticket.id = $2`, [scope.param, id]);
  return row ?? null;
}

export async function ticketByNumber(db: Database, ctx: RequestContext, scope: TicketScope, number: string): Promise<TicketFacts | null> {
  const [row] = await db.query<TicketFacts>(ctx, `select ${columns} from ticket where ${scope.where} and ticket.number = $2`, [scope.param, number]);
  return row ?? null;
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
