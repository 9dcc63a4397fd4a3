import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { inSight } from '../queries/scope.js';

export interface AssignedTicket {
  readonly id: string;
  readonly departmentId: string;
  readonly version: number;
}

/** What a person has and is not closed, by id. */
export function assignedTo(db: Database, ctx: RequestContext, userId: string, { after, limit }: { after: string | null; limit: number }): Promise<AssignedTicket[]> {
  return db.query<AssignedTicket>(
    ctx,
    `select id, department_id as "departmentId", version from ticket
     where assignee_id = $1 and status <> 'closed' and ${inSight} and ($2::uuid is null or id > $2) order by id limit $3`,
    [userId, after, limit],
  );
}
