import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { HandoverFieldFacts } from '@meja/plugin-sdk/server/ticket';

/** What a department asks for on its cards, in the order of the form. */
export function handoverFields(db: Database, ctx: RequestContext, departmentId: string): Promise<HandoverFieldFacts[]> {
  return db.query<HandoverFieldFacts>(ctx, 'select key, label, type, required, choices from handover_field where department_id = $1 order by position', [departmentId]);
}
