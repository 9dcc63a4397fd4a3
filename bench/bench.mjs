// Measures the built server's operations against their budgets: npx pnpm bench [--tickets 20000] [--json rows.json] [--only B1,B4] [--runs 3]
// [--profile folder]. Prints a table; ends with 1 when a floor is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BenchInstallation } from './installation.mjs';
import { measure } from './measure.mjs';
import { operations } from './operations/index.mjs';
import { table } from './table.mjs';

const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '20000' }, json: { type: 'string' }, only: { type: 'string' }, runs: { type: 'string', default: '3' }, profile: { type: 'string' } },
});
const tickets = Number(values.tickets);
const runs = Number(values.runs);
if (!Number.isInteger(tickets) || tickets < 100 || !Number.isInteger(runs) || runs < 1) throw new Error('--tickets takes a number from 100, --runs one from 1.');

const wanted = values.only?.split(',');
const unknown = wanted?.filter((id) => !operations.some((operation) => operation.id === id)) ?? [];
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. Measured are ${operations.map(({ id }) => id).join(', ')}.`);

const say = (line) => process.stderr.write(`${line}\n`);
const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const bench = await BenchInstallation.start({ tickets, flags, say });
const rows = [];
try {
  for (const operation of operations.filter(({ id }) => wanted?.includes(id) ?? true)) {
    say(`${operation.id} …`);
    rows.push(await measure(bench, operation, { tickets, runs }));
  }
} finally {
  await bench.stop();
}
console.log(table(rows));
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
process.exitCode = rows.some(({ floor }) => floor === 'miss') ? 1 : 0;
