/** A request to the agents' API, by the session or the token of `caller`. */
export function ask({ headers }, query, variables = {}) {
  return { path: '/graphql', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) };
}

/** Looks at the bytes: taking every answer apart would cost the driver more than the server needs to write it. */
export const hasNoErrors = (body) => body.subarray(0, 9).toString() !== '{"errors"' && !body.subarray(-200).includes('"errors":');

/** A mutation answered with the thing and not with a failure. */
export const isTicket = (body) => hasNoErrors(body) && body.includes('"__typename":"Ticket"');

const eventText = `insert into event (id, type, version, facts, subject_id, actor_id, actor_name, request_id, relayed_at) values (uuidv7(), $1, 1, $2, $3, $4, 'Bench', 'bench', now())`;

/** One row of the event log, as a ceiling writes it. */
export const insertEvent = (client, type, ticketId, actorId) => client.query({ name: 'event', text: eventText, values: [type, JSON.stringify({ ticketId }), ticketId, actorId] });

const messageText = `insert into message (id, ticket_id, author_id, author_name, from_agent, visibility, channel, sender_verified, sender_address, body_html, body_text, created_at)
  values (uuidv7(), $1, $2, 'Bench', true, 'public', 'agent', true, null, $3, $3, now())`;

export const insertMessage = (client, ticketId, authorId, body) => client.query({ name: 'message', text: messageText, values: [ticketId, authorId, body] });

/** A transaction of a ceiling. */
export async function committed(client, work) {
  await client.query('begin');
  await work();
  await client.query('commit');
}
