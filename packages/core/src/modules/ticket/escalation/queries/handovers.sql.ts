import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { HandoverFacts } from '@meja/plugin-sdk/server/ticket';
import type { TicketScope } from '../../index.js';
import type { Handover } from '../entities/handover.js';

const columns = `handover.id, handover.ticket_id as "ticketId", handover.kind, handover.from_department_id as "fromDepartmentId", handover.from_tier_id as "fromTierId",
  handover.to_department_id as "toDepartmentId", handover.to_tier_id as "toTierId", handover.author_id as "authorId", handover.author_name as "authorName",
  handover.tried, handover.evidence, handover.question, handover.promised, handover.reason, handover.fields, handover.seconds, handover.created_at as "createdAt"`;

/** Cards of these tickets as far as they are in the scope, newest first. */
export function handoverRows(db: Database, ctx: RequestContext, scope: TicketScope, ticketIds: readonly string[]): Promise<HandoverFacts[]> {
  return db.query(
    ctx,
    `select ${columns} from handover join ticket on ticket.id = handover.ticket_id
     where ${scope.where} and handover.ticket_id = any($2) order by handover.ticket_id, handover.created_at desc, handover.id desc`,
    [scope.param, ticketIds],
  );
}

/** Writes a card; answers whether the ticket had been at the tier it comes to. Every tier it left has a card that says so. */
export async function insertHandover(db: Database, ctx: RequestContext, card: Handover): Promise<{ returns: boolean }> {
  const [row] = await db.query<{ returns: boolean }>(
    ctx,
    `insert into handover (id, ticket_id, kind, from_department_id, from_tier_id, to_department_id, to_tier_id, author_id, author_name, tried, evidence, question, promised, reason, fields, seconds, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     returning exists (select from handover as earlier where earlier.ticket_id = $2 and earlier.from_tier_id = $7) as returns`,
    [
      card.id, card.ticketId, card.kind, card.fromDepartmentId, card.fromTierId, card.toDepartmentId, card.toTierId, card.authorId, card.authorName,
      card.tried, card.evidence, card.question, card.promised, card.reason, JSON.stringify(card.fields), card.seconds, card.createdAt,
    ],
  );
  if (!row) throw new Error('An insert returned no row.');
  return row;
}
