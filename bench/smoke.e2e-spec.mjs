import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BenchInstallation } from './installation.mjs';
import { countStatements, runner } from './measure.mjs';
import { operations } from './operations/index.mjs';

// Whether the bench still measures what it says. Never a time: this machine is shared.
describe('the bench, on a few tickets', () => {
  let bench;
  beforeAll(async () => (bench = await BenchInstallation.start({ tickets: 200, durable: false, role: 'api' })));
  afterAll(() => bench?.stop());

  it.each(operations.map((operation) => [operation.id, operation]))('runs %s, within the statements it may need', async (_id, operation) => {
    const prepared = await operation.prepare(bench);
    expect(prepared.skipped).toBeUndefined();
    const run = runner(bench, prepared);
    await prepared.reset?.();
    const done = await run({ concurrency: 4, milliseconds: 60_000, operations: 20 });
    expect(done.operations).toBeGreaterThanOrEqual(20);
    if (!prepared.atMost) return;
    // Who asks, and names that hardly change, are remembered for seconds: of a few counts, the least.
    const counts = [];
    for (let i = 0; i < 3; i += 1) counts.push((await countStatements(bench, run, 1)).perOperation);
    expect(Math.min(...counts)).toBeLessThanOrEqual(prepared.atMost.statements);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });
});
