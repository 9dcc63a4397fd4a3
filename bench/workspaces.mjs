// How many connections do two nodes rest with when there are 200 workspaces, and how late is a job of a workspace nobody uses?
// Prints both numbers; ends with 1 when one of them misses its limit. Takes about three minutes: node bench/workspaces.mjs [workspaces]
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonLog, startServer, systemContext } from '@meja/core';
import { Database, definePlugin, job, jobToken } from '@meja/plugin-sdk/server';
import { startPostgres } from '@meja/postgres';
import { workspaceUrl } from '@meja/testing';
import pg from 'pg';
import * as v from 'valibot';

const limits = { idleConnections: 40, lateSeconds: 60 };
const workspaceCount = Number(process.argv[2] ?? 200);
const sampledForMs = 75_000;

const ranAt = new Map();
const bell = jobToken('bench.bell', v.object({ id: v.string() }));
class Ring {
  async run(_ctx, { id }) {
    ranAt.set(id, Date.now());
  }
}
const benchPlugin = definePlugin({ id: 'bench', version: '1.0.0', engine: '^0.1.0', options: v.strictObject({}), contribute: () => ({ jobs: [job(bell, Ring)] }) });

const folder = await mkdtemp(join(tmpdir(), 'meja-bench-'));
const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'meja', settings: { max_connections: '400', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
const control = new pg.Client({ connectionString: postgres.url, application_name: 'bench' });
await control.connect();
const nodes = await Promise.all([startNode(), startNode()]);
let failed = true;
try {
  const workspaces = await makeWorkspaces();
  const [idle, late] = [await idleConnections(workspaces), await lateness(workspaces)];
  console.log(`idle connections of two nodes with ${workspaceCount} workspaces: at most ${idle} (limit ${limits.idleConnections})`);
  console.log(`a job due in a workspace nobody uses: at most ${late.toFixed(1)} s late (limit ${limits.lateSeconds} s)`);
  failed = idle > limits.idleConnections || late > limits.lateSeconds;
} finally {
  await Promise.all(nodes.map((node) => node.stop()));
  await control.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

function startNode() {
  const settings = { databaseUrl: postgres.url, blobs: folder, maxAttachmentBytes: 25_000_000, secret: 'a secret of a bench that is long enough', publicUrl: 'http://localhost', host: '127.0.0.1', port: 0, role: 'all', trustedProxies: [], outboundAllow: [], silent: false, closeSolvedAfterDays: 7 };
  return startServer(settings, [benchPlugin({})], { log: new JsonLog({ level: 'warn' }) });
}

async function makeWorkspaces() {
  const made = [];
  for (let i = 0; i < workspaceCount; i++) made.push(await nodes[0].createWorkspace({ slug: `w${i}`, name: `Workspace ${i}`, hosts: [], demo: false }));
  return made;
}

/** The most that were idle at once, after both nodes had read in all workspaces, four at a time in each. */
async function idleConnections(workspaces) {
  let most = { sum: 0, by: '' };
  const sampling = setInterval(async () => {
    const { rows } = await control.query(`select application_name as name, count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and application_name <> 'bench' and state = 'idle' group by 1 order by 1`);
    const sum = rows.reduce((total, { n }) => total + n, 0);
    if (sum > most.sum) most = { sum, by: rows.map(({ name, n }) => `${name} ${n}`).join(', ') };
  }, 250);
  for (const workspace of workspaces) {
    const ctx = systemContext(workspace, 'bench');
    await Promise.all(nodes.flatMap((node) => [1, 2, 3, 4].map(() => node.app.get(Database, { strict: false }).query(ctx, 'select 1'))));
  }
  await sleep(sampledForMs);
  clearInterval(sampling);
  console.log(`  of these: ${most.by}`);
  return most.sum;
}

/** The wishes stand in five databases without any notice of them, as after a crash between commit and notice. */
async function lateness(workspaces) {
  const dueAt = Date.now() + 10_000;
  const ids = [];
  for (const workspace of [0, 0.25, 0.5, 0.75, 0.999].map((part) => workspaces[Math.floor(part * workspaces.length)])) {
    const id = randomUUID();
    const client = new pg.Client({ connectionString: workspaceUrl(postgres.url, workspace), application_name: 'bench' });
    await client.connect();
    const facts = { target: bell.id, input: { id }, notBefore: new Date(dueAt).toISOString() };
    await client.query(`insert into event (id, type, version, facts, actor_name, request_id) values ($1, 'job.requested', 1, $2, 'bench', 'bench')`, [id, JSON.stringify(facts)]);
    await client.end();
    ids.push(id);
  }
  const end = dueAt + 2 * limits.lateSeconds * 1_000;
  while (ids.some((id) => !ranAt.has(id)) && Date.now() < end) await sleep(100);
  return Math.max(...ids.map((id) => (ranAt.get(id) ?? Infinity) - dueAt)) / 1_000;
}
