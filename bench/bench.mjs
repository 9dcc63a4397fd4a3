// Measures the built server's operations against their budgets, and what it promises in seconds against its limits:
// npx pnpm bench [--tickets 20000] [--json rows.json] [--only B1,A61] [--runs 3] [--profile folder]. Prints two tables; ends with 1 when a floor is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BenchInstallation } from './installation.mjs';
import { limits } from './limits/index.mjs';
import { chromiumPath } from './live/desk.mjs';
import { limitsOfSpans, measureLimit } from './measure-limit.mjs';
import { measure } from './measure.mjs';
import { operations } from './operations/index.mjs';
import { limitTable, table } from './table.mjs';

const { values } = parseArgs({
  options: { tickets: { type: 'string', default: '20000' }, json: { type: 'string' }, only: { type: 'string' }, runs: { type: 'string', default: '3' }, profile: { type: 'string' } },
});
const tickets = Number(values.tickets);
const runs = Number(values.runs);
if (!Number.isInteger(tickets) || tickets < 100 || !Number.isInteger(runs) || runs < 1) throw new Error('--tickets takes a number from 100, --runs one from 1.');

const wanted = values.only?.split(',');
const known = [...operations, ...limits].map(({ id }) => id);
const unknown = wanted?.filter((id) => !known.includes(id)) ?? [];
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}. Measured are ${known.join(', ')}.`);
const chosen = ({ id }) => wanted?.includes(id) ?? true;

const say = (line) => process.stderr.write(`${line}\n`);
const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const pages = chromiumPath() !== null && chosen({ id: 'B14' });
const bench = await BenchInstallation.start({ tickets, flags, pages, say });
const rows = [];
const limitRows = [];
try {
  for (const operation of operations.filter(chosen)) {
    say(`${operation.id} …`);
    const { spans, ...row } = await measure(bench, operation, { tickets, runs }).catch((error) => failed(operation, error));
    rows.push(row);
    limitRows.push(...limitsOfSpans(row.id, spans));
  }
  for (const limit of limits.filter(chosen)) {
    say(`${limit.id} …`);
    limitRows.push(...(await measureLimit(bench, limit).catch((error) => [failed(limit, error)])));
  }
} finally {
  await bench.stop();
}
if (rows.length > 0) console.log(table(rows));
if (limitRows.length > 0) console.log(`\n${limitTable(limitRows)}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify([...rows, ...limitRows], null, 2)}\n`);
process.exitCode = [...rows, ...limitRows].some(({ floor }) => floor === 'miss') ? 1 : 0;

/** What could not be measured missed its floor; the rest is measured all the same. */
function failed({ id }, error) {
  say(error.stack);
  return { id, tickets, failed: error.message.slice(0, 120), floor: 'miss' };
}
