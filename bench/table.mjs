import { budgets } from './budgets.mjs';

const heads = ['', 'operation', 'c1 p50', 'p99 ms', 'c16 req/s', 'p50', 'p99 ms', 'CPU ms', 'SQL', 'ceiling', 'of it', 'floor', 'goal'];

/** The rows for people. */
export function table(rows) {
  const lines = [heads, ...rows.map(cells)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')).join('\n');
}

function cells({ id, skipped, c1, c16, cpuMs, sql, ceiling, floor, goal }) {
  const { title } = budgets[id];
  if (skipped) return [id, `${title}: skipped, ${skipped}`];
  return [id, title, ...[c1.p50, c1.p99, Math.round(c16.rps), c16.p50, c16.p99, cpuMs, sql, ceiling].map(String), `${Math.round((c16.rps * 100) / ceiling)} %`, floor, goal];
}
