import { summary } from '../drive.mjs';
import { sentences } from '../words.mjs';
import { committed, insertEvent, insertMessage } from './request.mjs';

const texts = sentences(500, 8);
let seed = 0;

/** Mail goes in through channel and ledger of the server's process; there is no HTTP on its way. */
export const mail = {
  id: 'B9',
  prepare: async ({ child, pool, caller }) => {
    const { rows: recipients } = await pool.query(`select email as address, ticket.id as "ticketId" from ticket join app_user on app_user.id = requester_id where status <> 'closed' order by ticket.id limit 500`);
    return {
      concurrencies: [1, 4],
      async run({ concurrency, milliseconds, operations, hint }) {
        const count = operations ?? Math.max(20, Math.round((milliseconds / 1_000) * hint));
        const { latencies, outcomes, milliseconds: took } = await child.tell('mail', { recipients, count, concurrency, seed: (seed += 1) });
        const lost = Object.keys(outcomes).filter((outcome) => outcome.startsWith('quarantined'));
        if (lost.length > 0 || !outcomes.created) throw new Error(`Mail that came in wrong: ${JSON.stringify(outcomes)}`);
        return summary(latencies, took);
      },
      ceiling: (client, n) =>
        committed(client, async () => {
          const { ticketId } = recipients[n % recipients.length];
          await client.query({ name: 'ledger', text: `insert into inbound_message (id, channel, sha256, state, received_at) values (uuidv7(), 'bench', $1, 'stored', now())`, values: [String(n)] });
          await client.query({ name: 'lock', text: 'select * from ticket where id = $1 for update', values: [ticketId] });
          await insertMessage(client, ticketId, caller.id, texts[n % texts.length]);
          await insertEvent(client, 'ticket.message_added', ticketId, caller.id);
        }),
    };
  },
};
