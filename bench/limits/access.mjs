import { setTimeout as sleep } from 'node:timers/promises';
import { agents } from '../company.mjs';
import { Stream } from '../live/stream.mjs';
import { ask } from '../operations/request.mjs';

const query = 'query ($id: ID!) { ticket(id: $id) { id } }';
const asksEveryMs = 5;
const asksAgain = 5;
const givesUpAfterMs = 60_000;

/** An agent of the company by position, a department of theirs, and a ticket they see because of it. */
export async function agentAt({ pool }, position) {
  const { rows: [agent] } = await pool.query(
    `select user_id as id, department_id as "departmentId", ticket.id as "ticketId" from app_user join role_assignment on user_id = app_user.id join lateral (select id from ticket where ticket.department_id = role_assignment.department_id and removed_as is null limit 1) as ticket on true
     where email = $1 order by department_id limit 1`,
    [agents[position].email],
  );
  return agent;
}

/**
 * A limit in seconds for access that ends. Each way opens an access, `{ headers, ticketId, end }`: `end` takes it away, done when the command is
 * answered. Measured from then until neither node shows the ticket any more, and until the stream at the other node is closed.
 */
export const accessLimit = (id, ways) => ({
  id,
  rounds: 10,
  prepare: async (bench) => {
    const nodes = [bench.child.address, (await bench.beside()).child.address];
    return {
      once: async () => Object.assign({}, ...(await Promise.all(Object.entries(ways).map(async ([way, open]) => {
        const { requests, stream } = await endedIn(bench, nodes, await open(bench));
        return { [`${way}: requests`]: requests, [`${way}: open stream`]: stream };
      })))),
    };
  },
});

async function endedIn(bench, nodes, { headers, ticketId, end, restore }) {
  const sees = async (address) => (await bench.post(ask({ headers }, query, { id: ticketId }), address)).answer.data?.ticket?.id === ticketId;
  // Both nodes remember who this is.
  if (!(await Promise.all(nodes.map(sees))).every(Boolean)) throw new Error('An access that is to end was none.');
  const stream = await Stream.open({ address: nodes[1], headers });
  const closed = stream.closed.then(() => performance.now());
  await end();
  const at = performance.now();
  const denied = await Promise.all(nodes.map((address) => untilNot(() => sees(address))));
  const closedAt = await Promise.race([closed, sleep(givesUpAfterMs, null, { ref: false })]);
  if (closedAt === null) throw new Error(`A stream was open ${givesUpAfterMs} ms after its access ended.`);
  await restore?.();
  return { requests: Math.max(0, ...denied.map((time) => time - at)), stream: Math.max(0, closedAt - at) };
}

/** When it was not so for the first time, and was not so again. */
async function untilNot(isSo) {
  for (const end = performance.now() + givesUpAfterMs; performance.now() < end; await sleep(asksEveryMs)) {
    if (await isSo()) continue;
    const at = performance.now();
    for (let again = 0; again < asksAgain; again += 1) if (await isSo()) throw new Error('An access that had ended was good again.');
    return at;
  }
  throw new Error(`An access was still good ${givesUpAfterMs} ms after it ended.`);
}
