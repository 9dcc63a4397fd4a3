import { limits as budgets } from './budgets.mjs';
import { round, summary } from './drive.mjs';

// Of a thousand honest measurements one would fall below the first; an answer that tells something stands out in both.
const told = { p: 0.001, effect: 0.1 };
// Medians that are far apart on a busy machine are an accident unless the ranks say so too.
const accident = 0.01;

/** The rows of a limit, one for each part of it: the times of all rounds. `size` makes it smaller: `{ rounds, pairs }`. */
export async function measureLimit(bench, { id, rounds, prepare }, size = {}) {
  const { parts } = budgets[id];
  const { once, ranks } = await prepare(bench, size);
  const found = [];
  for (let turn = 0; turn < (size.rounds ?? rounds); turn += 1) found.push(await once());
  const ranked = ranks?.() ?? {};
  return Object.entries(parts).map(([part, limitMs]) => {
    const times = found.map((times) => times[part]);
    const { p50, p99 } = summary(times, 1);
    const [max, rank] = [round(Math.max(...times)), ranked[part]];
    const isKept = rank ? !isToldApart(rank, limitMs) : max <= limitMs;
    return { id, part, limitMs, p50, p99, max, ...(rank ? { rank: { apart: round(rank.apart), p: round(rank.p, 4), effect: round(rank.effect, 3) } } : {}), floor: isKept ? 'met' : 'miss' };
  });
}

function isToldApart({ apart, p, effect }, limitMs) {
  return (p < told.p && Math.abs(effect) >= told.effect) || (p < accident && apart > limitMs);
}

/** What an operation measured on its way, as rows of limits. */
export const limitsOfSpans = (id, spans = []) =>
  spans.map(({ part, skipped, ...times }) => {
    const limitMs = budgets[id].parts[part] ?? null;
    if (skipped) return { id, part, limitMs, skipped };
    return { id, part, limitMs, ...times, floor: limitMs === null ? null : times.p99 <= limitMs ? 'met' : 'miss' };
  });
