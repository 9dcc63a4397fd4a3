import { ask, hasNoErrors } from './request.mjs';

/** Who asks is found out, and nothing else. */
export const noOp = {
  id: 'B10',
  prepare: async ({ caller, control }) => ({
    requestOf: () => ask(caller, '{ __typename }'),
    isRight: (body) => hasNoErrors(body) && body.includes('Query'),
    // One look at the control database for each, as a server without any memory would need.
    ceilingOver: control,
    ceiling: (client) => client.query({ name: 'session', text: 'select id, user_id, expires_at from session where workspace_id = $1 and user_id = $2 and revoked_at is null limit 1', values: [caller.workspaceId, caller.id] }),
  }),
};
