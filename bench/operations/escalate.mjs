import { ask, committed, insertEvent, insertMessage, isTicket } from './request.mjs';

const mutation = `mutation EscalateTicket($input: EscalateTicketInput!) { escalateTicket(input: $input) { __typename ... on Ticket { id version status tier { id level } } ... on Failure { code params message } } }`;

export const escalate = {
  id: 'B19',
  prepare: async ({ caller, pool, visibleTickets, schema }) => {
    if (!schema.has('Mutation.escalateTicket')) return { skipped: 'the schema has no escalateTicket yet' };
    const ids = await visibleTickets(`status in ('new', 'open', 'waiting_for_requester', 'waiting_for_third_party', 'snoozed')`);
    const card = { tried: 'The account was reset twice and the cable replaced.', evidence: 'The log shows error 17 at every start.', question: 'Which certificate does the device expect?', promised: 'An answer before noon.', fields: [] };
    const { rows: tiers } = await pool.query('select tier.department_id as department, array_agg(id order by level) as ids from tier group by 1');
    return {
      // Back to the first tier before each run: two steps up, and nobody can climb further.
      reset: async () => {
        for (const { department, ids: [first] } of tiers) await pool.query('update ticket set tier_id = $2 where department_id = $1 and tier_id <> $2', [department, first]);
      },
      most: ids.length * 2,
      requestOf: (n) => ask(caller, mutation, { input: { ticketId: ids[n % ids.length], card } }),
      isRight: isTicket,
      ceiling: (client, n) =>
        committed(client, async () => {
          const ticketId = ids[n % ids.length];
          await client.query({ name: 'lock', text: 'select * from ticket where id = $1 for update', values: [ticketId] });
          await client.query({ name: 'climb', text: 'update ticket set version = version + 1, updated_at = now() where id = $1', values: [ticketId] });
          await insertMessage(client, ticketId, caller.id, JSON.stringify(card));
          await insertEvent(client, 'ticket.escalated', ticketId, caller.id);
        }),
    };
  },
};
