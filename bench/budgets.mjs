// What each operation must reach (floor) and what it is to reach (goal), on two cores with driver, server and database sharing them.
// A budget is a list of conditions; `rps` is at sixteen clients at once, `p50` and `p99` are milliseconds.

export const budgets = {
  B1: { title: 'queue, 50 rows', floor: { rps: 700, cpuMs: 2.5 }, goal: { rps: 1_500, p50: 2, p99: 8 }, latencyAt: 'c1' },
  B2: { title: 'open ticket with timeline', floor: { rps: 700, cpuMs: 2.5 }, goal: { rps: 1_800, p99: 8 }, latencyAt: 'c1' },
  B4: { title: 'create', floor: { rps: 400, p99: 15 }, goal: { rps: 900, p50: 4 }, latencyAt: 'c1' },
  B5: { title: 'reply, notification queued', floor: { rps: 400 }, goal: { rps: 900 }, latencyAt: 'c1' },
  B9: { title: 'mail in, 4 at once', floor: { rps: 100 }, goal: { rps: 300 }, latencyAt: 'c1' },
  B10: { title: 'authenticated no-op', floor: { rps: 6_000 }, goal: { rps: 12_000 }, latencyAt: 'c1' },
  B13: { title: 'counts of views and tiers', floor: { p50: 10 }, goal: { p50: 2 }, latencyAt: 'c1' },
  B14: { title: 'change on the screens of others', floor: { p99: 250 }, goal: { p99: 80 }, latencyAt: 'c1' },
  B19: { title: 'escalate with card', floor: { rps: 300 }, goal: { rps: 700 }, latencyAt: 'c1' },
};

const seconds = 1_000;
/** At most so many milliseconds; for what must not be told apart, between the medians. A part without a limit is for the eye. */
export const limits = {
  A27: { title: 'a foreign ticket, or none', parts: { read: 5, edit: 5, reply: 5 } },
  A60: { title: 'an unknown account, or one', parts: { 'password reset': 5, 'wrong password': 5 } },
  A61: { title: 'a session that is over', parts: endings('signed out everywhere', 'password changed', 'notice lost') },
  A65: { title: 'a token that is revoked', parts: endings('revoked', 'notice lost') },
  A67: { title: 'a role that is taken', parts: endings('role taken', 'notice lost') },
  B14: { title: 'change on the screens of others', parts: { 'answer → frame': 250, 'answer → shown': 250, 'answer → drawn': 250 } },
  R05: { title: 'a database that is away', parts: { 'answered 503': 2 * seconds, 'ready says 503': 2 * seconds, 'works again': 10 * seconds } },
};

/** For each way in which an access ends, what is over then: at every node, within seconds. */
function endings(...ways) {
  return Object.fromEntries(ways.flatMap((way) => [[`${way}: requests`, 5 * seconds], [`${way}: open stream`, 5 * seconds]]));
}

/** Whether a measured row keeps the floor and the goal of its operation. */
export function judge({ id, c1, c16, cpuMs }) {
  const { floor, goal, latencyAt } = budgets[id];
  const latency = latencyAt === 'c1' ? c1 : c16;
  const keeps = (limit) =>
    (limit.rps === undefined || c16.rps >= limit.rps) && (limit.cpuMs === undefined || cpuMs <= limit.cpuMs) && (limit.p50 === undefined || latency.p50 <= limit.p50) && (limit.p99 === undefined || latency.p99 <= limit.p99);
  const isFloorMet = keeps(floor);
  return { floor: isFloorMet ? 'met' : 'miss', goal: isFloorMet && keeps(goal) ? 'met' : 'miss' };
}
