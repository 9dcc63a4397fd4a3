import { randomUUID } from 'node:crypto';
import { ask } from '../operations/request.mjs';
import { alikeLimit } from './alike.mjs';

const read = 'query ($id: ID!) { ticket(id: $id) { id subject } }';
const edit = 'mutation ($input: EditTicketInput!) { editTicket(input: $input) { __typename ... on Failure { code message } } }';
const reply = 'mutation ($input: AddMessageInput!) { addMessage(input: $input) { __typename ... on Failure { code message } } }';

/** A ticket of another department, and one that never was. */
export const foreignTicket = alikeLimit('A27', async ({ pool, caller }) => {
  const { rows } = await pool.query('select id from ticket where department_id not in (select department_id from role_assignment where user_id = $1) order by hashtext(id::text) limit 400', [caller.id]);
  const pairOf = (requestOf) => (n) => [rows[n % rows.length].id, randomUUID()].map(requestOf);
  return {
    read: pairOf((id) => ask(caller, read, { id })),
    edit: pairOf((ticketId) => ask(caller, edit, { input: { ticketId, priority: 'HIGH' } })),
    reply: pairOf((ticketId) => ask(caller, reply, { input: { ticketId, visibility: 'INTERNAL', body: 'Nobody may read this.' } })),
  };
});
