import { sentences } from '../words.mjs';
import { ask, committed, insertEvent, insertMessage, isTicket } from './request.mjs';

const mutation = `mutation AddMessage($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Ticket { id version status updatedAt } ... on Failure { code params message } } }`;
const texts = sentences(500, 7);

export const reply = {
  id: 'B5',
  prepare: async ({ caller, visibleTickets }) => {
    const ids = await visibleTickets(`status in ('new', 'open', 'waiting_for_requester', 'waiting_for_third_party', 'snoozed')`);
    const inputOf = (n) => ({ ticketId: ids[n % ids.length], visibility: 'PUBLIC', body: `${texts[n % texts.length]} ${n}` });
    return {
      requestOf: (n) => ask(caller, mutation, { input: inputOf(n) }),
      isRight: isTicket,
      ceiling: (client, n) =>
        committed(client, async () => {
          const { ticketId, body } = inputOf(n);
          await client.query({ name: 'lock', text: 'select * from ticket where id = $1 for update', values: [ticketId] });
          await insertMessage(client, ticketId, caller.id, body);
          await client.query({ name: 'touch', text: 'update ticket set version = version + 1, updated_at = now(), public_updated_at = now() where id = $1', values: [ticketId] });
          await insertEvent(client, 'ticket.message_added', ticketId, caller.id);
        }),
    };
  },
};
