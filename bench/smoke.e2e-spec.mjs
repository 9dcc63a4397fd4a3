import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { limits as limitBudgets } from './budgets.mjs';
import { BenchInstallation } from './installation.mjs';
import { limits } from './limits/index.mjs';
import { countStatements, runner } from './measure.mjs';
import { operations } from './operations/index.mjs';

// Whether the bench still measures what it says. Never a time: this machine is shared.
describe('the bench, on a few tickets', () => {
  let bench;
  beforeAll(async () => (bench = await BenchInstallation.start({ tickets: 200, durable: false, role: 'api', connected: 8 })));
  afterAll(() => bench?.stop());

  it.each(operations.map((operation) => [operation.id, operation]))('runs %s, within the statements it may need', async (_id, operation) => {
    const prepared = await operation.prepare(bench);
    expect(prepared.skipped).toBeUndefined();
    const run = runner(bench, prepared);
    await prepared.reset?.();
    const done = await run({ concurrency: 4, milliseconds: 60_000, operations: 20 });
    expect(done.operations).toBeGreaterThanOrEqual(20);
    await prepared.end?.();
    if (!prepared.atMost) return;
    // Who asks, and names that hardly change, are remembered for seconds: of a few counts, the least.
    const counts = [];
    for (let i = 0; i < 3; i += 1) counts.push((await countStatements(bench, run, 1)).perOperation);
    expect(Math.min(...counts)).toBeLessThanOrEqual(prepared.atMost.statements);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  // At once, because most of it is waiting; but for the one that takes the database from a node.
  it.each([['of what ends or looks alike', limits.filter(({ id }) => id !== 'R05')], ['of a lost database', limits.filter(({ id }) => id === 'R05')]])('takes the times %s', async (_what, some) => {
    await Promise.all(some.map(async ({ id, prepare }) => {
      const times = await (await prepare(bench, { rounds: 1, pairs: 3 })).once();
      expect([id, Object.keys(times).sort()]).toEqual([id, Object.keys(limitBudgets[id].parts).sort()]);
      for (const time of Object.values(times)) expect(time).toBeGreaterThanOrEqual(0);
    }));
  });
});
