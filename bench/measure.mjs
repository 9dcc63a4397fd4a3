import { judge } from './budgets.mjs';
import { drive, round, summary } from './drive.mjs';
import { processorTime } from './processor-time.mjs';

/** How long everything is watched, in milliseconds. Before that a few thousand requests: the first cost three times as much processor time. */
export const spans = { warmUp: 10_000, c1: 3_000, c16: 5_000, ceiling: 3_000 };

/** One row: an operation at one and at sixteen clients, its processor time, statements and ceiling. Of `runs` runs each figure's median. */
export async function measure(bench, operation, { tickets, runs = 3 }) {
  const { id } = operation;
  const prepared = await operation.prepare(bench);
  if (prepared.skipped) return { id, tickets, skipped: prepared.skipped };
  try {
    const row = { id, tickets, ...(await figures(bench, prepared, runs)) };
    return { ...row, ...judge(row) };
  } finally {
    await prepared.end?.();
  }
}

async function figures(bench, prepared, runs) {
  const run = runner(bench, prepared);
  const [few, many] = prepared.concurrencies ?? [1, 16];
  await prepared.reset?.();
  const { rps } = await run({ concurrency: many, milliseconds: prepared.warmUpMs ?? spans.warmUp });
  const found = [];
  for (let turn = 0; turn < runs; turn += 1) {
    await prepared.reset?.();
    const c1 = await run({ concurrency: few, milliseconds: spans.c1, hint: rps / 2 });
    await bench.settle();
    const before = processorTime(bench.processes);
    const c16 = await run({ concurrency: many, milliseconds: spans.c16, hint: rps });
    // What an operation leaves to do is part of its price.
    await bench.settle();
    const cpuMs = (processorTime(bench.processes) - before) / c16.operations;
    found.push({ c1, c16, cpuMs, ceiling: await ceilingOf(prepared, bench) });
  }
  await prepared.reset?.();
  const sql = await countStatements(bench, run);
  return { c1: medians(found.map(({ c1 }) => c1)), c16: medians(found.map(({ c16 }) => c16)), cpuMs: median(found.map(({ cpuMs }) => cpuMs)), sql: sql.perOperation, ceiling: median(found.map(({ ceiling }) => ceiling), 0), ...spansOf(found) };
}

/** Statements of the workspace's database for one operation, with those of the work it leaves. Answers the texts too. */
export async function countStatements(bench, run, counted = 40) {
  await run({ concurrency: 1, milliseconds: 60_000, operations: 5 });
  await bench.settle();
  let done = counted;
  const statements = await bench.statements.during(async () => {
    ({ operations: done } = await run({ concurrency: 1, milliseconds: 60_000, operations: counted }));
    await bench.settle();
  });
  const ours = statements.filter(({ query }) => !query.startsWith('select count(*)::int as n from event'));
  return { perOperation: round(ours.reduce((sum, { calls }) => sum + calls, 0) / done, 1), texts: ours.map(({ query, calls }) => ({ query, calls: calls / done })) };
}

/** Runs an operation: its own way, or over HTTP. */
export function runner({ child }, prepared) {
  if (prepared.run) return ({ hint = 100, ...options }) => prepared.run({ hint, ...options });
  let n = 0;
  return ({ concurrency, milliseconds, operations }) =>
    drive({ address: child.address, connections: concurrency, milliseconds, requests: Math.min(operations ?? Infinity, prepared.most ?? Infinity), requestOf: () => prepared.requestOf(n++), isRight: prepared.isRight });
}

/** Transactions a second of the same work in plain prepared statements, sixteen at once. */
async function ceilingOf({ ceiling, ceilingOver }, { pool }) {
  const clients = await Promise.all(Array.from({ length: 16 }, () => (ceilingOver ?? pool).connect()));
  const latencies = [];
  const began = performance.now();
  let n = 0;
  try {
    await Promise.all(clients.map(async (client) => {
      while (performance.now() - began < spans.ceiling) {
        const at = performance.now();
        await ceiling(client, n++);
        latencies.push(performance.now() - at);
      }
    }));
    return summary(latencies, performance.now() - began).rps;
  } finally {
    for (const client of clients) client.release();
  }
}

function median(values, digits = 2) {
  return round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)], digits);
}

/** Parts of the way that an operation of its own measured, one at a time. */
function spansOf(found) {
  const [{ c1: { spans } }] = found;
  if (!spans) return {};
  const ofAll = (part, figure) => median(found.flatMap(({ c1 }) => c1.spans.filter((span) => span.part === part).map((span) => span[figure])));
  return { spans: spans.map(({ part, skipped }) => (skipped ? { part, skipped } : { part, p50: ofAll(part, 'p50'), p99: ofAll(part, 'p99'), max: ofAll(part, 'max') })) };
}

const medians = (found) => ({ rps: median(found.map(({ rps }) => rps), 1), p50: median(found.map(({ p50 }) => p50)), p99: median(found.map(({ p99 }) => p99)) });
