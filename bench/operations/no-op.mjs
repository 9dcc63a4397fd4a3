import { ask, hasNoErrors } from './request.mjs';

const mutation = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on CreatedApiToken { secret } ... on Failure { code } } }`;

/** Who asks is found out by an API token, and nothing else. */
export const noOp = {
  id: 'B10',
  prepare: async ({ caller, control, post }) => {
    const { answer } = await post(ask(caller, mutation, { input: { name: 'bench', scopes: ['ticket.read'] } }));
    const { secret } = answer.data.createApiToken;
    const program = { headers: { authorization: `Bearer ${secret}` } };
    return {
      requestOf: () => ask(program, '{ __typename }'),
      isRight: (body) => hasNoErrors(body) && body.includes('Query'),
      // One look at the control database for each, as a server without any memory would need.
      ceilingOver: control,
      ceiling: (client) => client.query({ name: 'session', text: 'select id, user_id, expires_at from session where workspace_id = $1 and user_id = $2 and revoked_at is null limit 1', values: [caller.workspaceId, caller.id] }),
    };
  },
};
