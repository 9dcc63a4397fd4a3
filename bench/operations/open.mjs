import { ask, hasNoErrors } from './request.mjs';

const query = `query Ticket($id: ID!) { ticket(id: $id) { __typename id number subject status priority version channel createdAt updatedAt requesterVerified requester { __typename id name email }
  assignee { __typename id name } department { __typename id name } tier { __typename id level name } timeline(first: 100) { __typename edges { __typename cursor node { __typename
  ... on Message { id visibility authorName fromAgent senderVerified senderAddress channel bodyHtml createdAt attachments { __typename id name mediaType size scan downloadPath } }
  ... on TimelineEvent { id type actorName facts createdAt } } } pageInfo { __typename hasNextPage endCursor } } } }`;

export const open = {
  id: 'B2',
  prepare: async ({ caller, visibleTickets }) => {
    const ids = await visibleTickets();
    return {
      requestOf: (n) => ask(caller, query, { id: ids[n % ids.length] }),
      isRight: (body) => hasNoErrors(body) && body.includes('"bodyHtml"'),
      atMost: { statements: 4 },
      ceiling: async (client, n) => {
        const id = ids[n % ids.length];
        const { rows: [ticket] } = await client.query({ name: 'ticket', text: 'select * from ticket where id = $1', values: [id] });
        await client.query({
          name: 'messages',
          text: `select message.*, (select json_agg(attachment) from attachment where attachment.message_id = message.id) as attachments from message where ticket_id = $1 order by created_at, id limit 101`,
          values: [id],
        });
        await client.query({ name: 'events', text: 'select id, type, actor_name, facts, occurred_at from event where subject_id = $1 order by occurred_at, id limit 101', values: [id] });
        await client.query({ name: 'people', text: 'select id, name, email, locale, time_zone from app_user where id = any($1)', values: [[ticket.requester_id, ticket.assignee_id]] });
      },
    };
  },
};
