import type { Database, RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Of the fields a department asks for: 1 until they are changed for the first time. */
export async function formVersion(db: Database, ctx: RequestContext, departmentId: string): Promise<number> {
  const [form] = await db.query<{ version: number }>(ctx, 'select version from handover_form where department_id = $1', [departmentId]);
  return form?.version ?? 1;
}

/** The same, and whoever changes them too waits until this transaction ends. */
export async function lockedFormVersion(db: Database, ctx: RequestContext, departmentId: string): Promise<number> {
  await db.query(ctx, 'insert into handover_form (department_id, version) values ($1, 1) on conflict do nothing', [departmentId]);
  const [form] = await db.query<{ version: number }>(ctx, 'select version from handover_form where department_id = $1 for update', [departmentId]);
  return form?.version ?? 1;
}

/** Counts a change. */
export async function countChange(db: Database, ctx: RequestContext, departmentId: string): Promise<void> {
  await db.query(ctx, 'update handover_form set version = version + 1 where department_id = $1', [departmentId]);
}

/** Who changed them last, and when. */
export async function latestChange(db: Database, ctx: RequestContext, departmentId: string): Promise<{ by: string; at: Date } | null> {
  const [latest] = await db.query<{ by: string; at: Date }>(
    ctx,
    `select actor_name as by, occurred_at as at from change where entity = 'Department' and entity_id = $1 and fields ? 'handoverFields' order by occurred_at desc, id desc limit 1`,
    [departmentId],
  );
  return latest ?? null;
}
