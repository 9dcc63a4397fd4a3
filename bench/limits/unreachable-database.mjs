import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../operations/request.mjs';
import { agentAt } from './access.mjs';

// The longer it was away, the longer a node may wait before it looks again.
const awayMs = [2_000, 10_000, 30_000];
const asksEveryMs = 100;
const givesUpAfterMs = 120_000;
const retryAfterSeconds = 2;

/** The database of one node goes away and comes back. */
export const unreachableDatabase = {
  id: 'R05',
  rounds: awayMs.length,
  prepare: async (bench) => {
    const { proxy, child: { address } } = await bench.beside();
    const request = ask(bench.caller, 'query ($id: ID!) { ticket(id: $id) { id } }', { id: (await agentAt(bench, 0)).ticketId });
    const health = async (path) => (await fetch(`${address}/health/${path}`)).status;
    let round = 0;

    async function refusal() {
      const at = performance.now();
      const { status, headers, answer } = await bench.post(request, address);
      const took = performance.now() - at;
      if (status !== 503 || !(Number(headers['retry-after']) <= retryAfterSeconds)) throw new Error(`Without its database the node answered ${status}, retry-after ${headers['retry-after']}: ${JSON.stringify(answer)}`);
      if ((await health('live')) !== 200) throw new Error('A node without its database said it does not live.');
      return took;
    }
    const isBack = async () => (await bench.post(request, address)).status === 200 && (await health('ready')) === 200;

    return {
      async once() {
        proxy.cut();
        const cutAt = performance.now();
        const refused = [];
        const unready = until(async () => (await health('ready')) === 503);
        for (const end = cutAt + awayMs[round++]; performance.now() < end; await sleep(asksEveryMs)) refused.push(await refusal());
        const unreadyAt = await unready;
        proxy.heal();
        const healedAt = performance.now();
        return { 'answered 503': Math.max(...refused), 'ready says 503': unreadyAt - cutAt, 'works again': (await until(isBack)) - healedAt };
      },
    };
  },
};

async function until(isSo) {
  for (const end = performance.now() + givesUpAfterMs; performance.now() < end; await sleep(20)) if (await isSo()) return performance.now();
  throw new Error(`A node was not what it should be within ${givesUpAfterMs} ms.`);
}
