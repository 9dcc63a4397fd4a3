import { until } from './until.js';

type Rows = (sql: string) => Promise<{ n: number }[]>;

const eventsOf = (waiting: string): string => `select count(*)::int as n from event${waiting}`;

/**
 * Waits until every event was handed on and every job that is due within `seconds` is done or dead. The events are counted on both sides of
 * the look at the jobs: a job that published one and ended in between has changed the count.
 */
export async function settled(workspace: Rows, control: Rows, { seconds, withinMs }: { seconds: number; withinMs: number }): Promise<void> {
  const count = async (rows: Rows, sql: string): Promise<number> => (await rows(sql))[0]?.n ?? 0;
  await until(async () => {
    const before = await count(workspace, eventsOf(''));
    const unrelayed = await count(workspace, eventsOf(' where relayed_at is null'));
    const waiting = await count(control, `select count(*)::int as n from pgboss.job where name in ('listener', 'job') and state in ('created', 'retry', 'active') and start_after <= now() + interval '${seconds} seconds'`);
    return unrelayed === 0 && waiting === 0 && (await count(workspace, eventsOf(''))) === before;
  }, 'the listeners and jobs', withinMs);
}
