import { requesterCount } from '../company.mjs';
import { sentences, subjects } from '../words.mjs';
import { ask, committed, insertEvent, insertMessage, isTicket } from './request.mjs';

const mutation = `mutation CreateTicket($input: CreateTicketInput!) { createTicket(input: $input) { __typename ... on Ticket { id number status version } ... on Failure { code params message } } }`;
const texts = sentences(500, 5);
const titles = subjects(300, 6);

const ticketText = `insert into ticket (id, number, subject, status, priority, version, channel, department_id, tier_id, requester_id, requester_verified, created_at, tier_entered_at, updated_at, public_updated_at)
  values (uuidv7(), nextval('ticket_number')::text, $1, 'new', 'normal', 1, 'agent', $2, $3, $4, true, now(), now(), now(), now()) returning id`;

export const create = {
  id: 'B4',
  prepare: async ({ caller, pool }) => {
    const { rows } = await pool.query(`select department_id as id, (select tier.id from tier where tier.department_id = role_assignment.department_id order by level limit 1) as tier from role_assignment where user_id = $1`, [caller.id]);
    const { rows: people } = await pool.query(`select id from app_user where email like 'requester%' limit 500`);
    const inputOf = (n) => ({
      departmentId: rows[n % rows.length].id,
      subject: `${titles[n % titles.length]} ${n}`,
      body: `${texts[n % texts.length]} ${texts[(n * 7) % texts.length]} ${n}`,
      requesterEmail: `requester${(n * 13) % requesterCount}@bench.example`,
    });
    return {
      requestOf: (n) => ask(caller, mutation, { input: inputOf(n) }),
      isRight: isTicket,
      ceiling: (client, n) =>
        committed(client, async () => {
          const { subject, body } = inputOf(n);
          const { id, tier } = rows[n % rows.length];
          const requester = people[n % people.length].id;
          const { rows: [ticket] } = await client.query({ name: 'create', text: ticketText, values: [subject, id, tier, requester] });
          await insertMessage(client, ticket.id, requester, body);
          await insertEvent(client, 'ticket.created', ticket.id, requester);
        }),
    };
  },
};
