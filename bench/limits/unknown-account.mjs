import { ask } from '../operations/request.mjs';
import { alikeLimit } from './alike.mjs';

const reset = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on Failure { code } } }';
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Failure { code } } }';
// In a quarter of an hour an account may be asked for so often, and no more.
const perAccount = 3;

/** An address with an account, and one without. */
export const unknownAccount = alikeLimit('A60', async ({ child }, count) => {
  const known = Math.ceil(count / perAccount);
  await child.tell('requesters', { emails: Array.from({ length: known }, (_, n) => `known${n}@bench.example`) });
  let asked = 0;
  // Each request comes from a network of its own: whose guesses are counted is not what is measured.
  const fromElsewhere = (request) => ({ ...request, path: '/portal/graphql', headers: { ...request.headers, 'x-forwarded-for': `10.${(asked >> 8) & 255}.${(asked += 1) & 255}.1` } });
  const pairOf = (requestOf) => (n) => [`known${n % known}@bench.example`, `nobody${n}@bench.example`].map((email) => fromElsewhere(requestOf(email)));
  return {
    'password reset': pairOf((email) => ask({}, reset, { input: { email } })),
    'wrong password': pairOf((email) => ask({}, signIn, { input: { email, password: 'not the password' } })),
  };
});
