import { ask, hasNoErrors } from './request.mjs';

// The queue as the desk asks for it, with the type names its cache adds.
export const queueQuery = `query Queue($view: QueueView!, $tierId: ID, $after: String) { queue(view: $view, tierId: $tierId, first: 50, after: $after) { __typename edges { __typename cursor node { __typename id number subject status priority
  version channel createdAt updatedAt bounces removedAs requesterVerified requester { __typename id name email } assignee { __typename id name } department { __typename id name } tier { __typename id level name } } } pageInfo { __typename hasNextPage endCursor } } }`;
const views = ['OPEN', 'OPEN', 'MINE', 'UNASSIGNED', 'SOLVED'];

const columns = `id, number, subject, status, priority, version, channel, department_id, tier_id, requester_id, requester_verified, assignee_id, custom_fields, created_at, updated_at, public_updated_at`;

export const queue = {
  id: 'B1',
  prepare: async ({ caller, pool }) => {
    const { rows: [{ departments }] } = await pool.query('select array_agg(department_id) as departments from role_assignment where user_id = $1', [caller.id]);
    return {
      requestOf: (n) => ask(caller, queueQuery, { view: views[n % views.length] }),
      isRight: (body) => hasNoErrors(body) && body.includes('"pageInfo"'),
      atMost: { statements: 3 },
      ceiling: async (client) => {
        const { rows } = await client.query({
          name: 'queue',
          text: `select ${columns} from ticket where department_id = any($1) and status not in ('solved', 'closed') and removed_as is null order by updated_at desc, id desc limit 51`,
          values: [departments],
        });
        await client.query({ name: 'people', text: 'select id, name, email, locale, time_zone from app_user where id = any($1)', values: [[...new Set(rows.flatMap((row) => [row.requester_id, row.assignee_id]))]] });
      },
    };
  },
};
