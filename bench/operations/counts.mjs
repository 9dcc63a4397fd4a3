import { ask, hasNoErrors } from './request.mjs';

/** The numbers beside the views and tiers, as the desk asks for them after every change. */
export const countsQuery = 'query QueueCounts { queueCounts { __typename view count capped } tierCounts { __typename tier { __typename id } open unassigned capped } }';

const cap = 1_001;
const open = `status not in ('solved', 'closed') and removed_as is null`;
const views = [open, `assignee_id = $2 and ${open}`, `assignee_id is null and ${open}`, `status in ('waiting_for_requester', 'waiting_for_third_party', 'snoozed') and removed_as is null`, `status in ('solved', 'closed') and removed_as is null`, `removed_as = 'spam'`, `removed_as = 'bin'`];
const counted = (condition) => `(select count(*)::int from (select from ticket where ${condition} limit ${cap}) as counted)`;

export const counts = {
  id: 'B13',
  prepare: async ({ caller, pool }) => {
    const { rows: [{ departments }] } = await pool.query('select array_agg(department_id) as departments from role_assignment where user_id = $1', [caller.id]);
    return {
      requestOf: () => ask(caller, countsQuery),
      isRight: (body) => hasNoErrors(body) && body.includes('"unassigned"'),
      atMost: { statements: 2 },
      ceiling: async (client) => {
        await client.query({ name: 'views', text: `select $2::uuid is null, ${views.map((view) => counted(`department_id = any($1) and ${view}`)).join(', ')}`, values: [departments, caller.id] });
        await client.query({
          name: 'tiers',
          text: `select id, ${counted(`tier_id = tier.id and ${open}`)} as open, ${counted(`tier_id = tier.id and assignee_id is null and ${open}`)} as unassigned from tier where department_id = any($1)`,
          values: [departments],
        });
      },
    };
  },
};
