import { budgets, limits } from './budgets.mjs';

const heads = ['', 'operation', 'c1 p50', 'p99 ms', 'c16 req/s', 'p50', 'p99 ms', 'CPU ms', 'SQL', 'ceiling', 'of it', 'floor', 'goal'];
const limitHeads = ['', 'limit', 'part', 'p50 ms', 'p99 ms', 'max ms', 'limit ms', 'ranks', 'floor'];

/** The rows for people. */
export const table = (rows) => aligned([heads, ...rows.map(cells)], 2);

/** The rows of limits for people. */
export const limitTable = (rows) => aligned([limitHeads, ...rows.map(limitCells)], 3);

function cells({ id, skipped, failed, c1, c16, cpuMs, sql, ceiling, floor, goal }) {
  const { title } = budgets[id];
  if (failed ?? skipped) return [id, `${title}: ${failed ? 'failed' : 'skipped'}, ${failed ?? skipped}`];
  return [id, title, ...[c1.p50, c1.p99, Math.round(c16.rps), c16.p50, c16.p99, cpuMs, sql, ceiling].map(String), `${Math.round((c16.rps * 100) / ceiling)} %`, floor, goal];
}

function limitCells({ id, part = '', skipped, failed, limitMs, p50, p99, max, rank, floor }) {
  if (failed ?? skipped) return [id, limits[id].title, `${part} ${failed ? 'failed' : 'skipped'}: ${failed ?? skipped}`.trim()];
  return [id, limits[id].title, part, ...[p50, p99, max, limitMs ?? '–'].map(String), rank ? `${rank.apart} ms, p ${rank.p}, ${rank.effect}` : '', floor ?? ''];
}

/** The first columns are words, the others numbers; a line that ends early says in words why. */
function aligned(lines, words) {
  const full = lines.filter(({ length }) => length === lines[0].length);
  const widths = lines[0].map((_, column) => Math.max(...full.map((line) => line[column].length)));
  return lines.map((line) => line.map((cell, column) => (column < words ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')).join('\n');
}
