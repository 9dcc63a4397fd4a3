import { ask } from '../operations/request.mjs';
import { accessLimit, agentAt } from './access.mjs';

const create = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on CreatedApiToken { secret token { id } } ... on Failure { code } } }';

/** A program at work with a token of the agent. */
async function programOf(bench) {
  const [{ ticketId }, { answer }] = [await agentAt(bench, 0), await bench.post(ask(bench.caller, create, { input: { name: 'bench', scopes: ['ticket.read'] } }))];
  const { secret, token } = answer.data.createApiToken;
  return { tokenId: token.id, access: { headers: { authorization: `Bearer ${secret}` }, ticketId } };
}

export const revokedToken = accessLimit('A65', {
  revoked: async (bench) => {
    const { tokenId, access } = await programOf(bench);
    return { ...access, end: () => bench.post(ask(bench.caller, 'mutation ($id: ID!) { revokeApiToken(id: $id) { __typename } }', { id: tokenId })) };
  },
  'notice lost': async (bench) => {
    const { tokenId, access } = await programOf(bench);
    return { ...access, end: () => bench.control.query('update api_token set revoked_at = now() where id = $1', [tokenId]) };
  },
});
