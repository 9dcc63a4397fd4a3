import { readdirSync, readFileSync } from 'node:fs';

// The unit of /proc/<pid>/stat; 100 on every Linux we know of.
const ticksPerSecond = 100;

/** Milliseconds of processor time that these processes and all their children have used so far, those that ended included. */
export function processorTime(pids) {
  const parents = new Map(statsOfAll().map((stat) => [stat.pid, stat]));
  const family = new Set(pids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of parents.values()) if (family.has(parent) && !family.has(pid)) grew = Boolean(family.add(pid));
  }
  let ticks = 0;
  for (const pid of family) ticks += parents.get(pid)?.ticks ?? 0;
  return (ticks * 1_000) / ticksPerSecond;
}

/** The process that `pid` is a child of. */
export const parentOf = (pid) => statOf(pid)?.parent ?? 0;

const statsOfAll = () => readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : [])).filter((stat) => stat !== null);

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // Own time, and that of children which ended: backends come and go.
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]) };
  } catch {
    return null; // it ended between the listing and the reading
  }
}
