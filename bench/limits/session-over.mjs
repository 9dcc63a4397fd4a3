import { password } from '../company.mjs';
import { ask } from '../operations/request.mjs';
import { openSessions } from '../sessions.mjs';
import { accessLimit, agentAt } from './access.mjs';

const passwords = [password, 'staple battery horse'];
const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';

/** Two sessions of an agent: one ends the other. */
async function twoOf(bench, position) {
  const agent = await agentAt(bench, position);
  const [own, other] = await openSessions({ control: bench.control, workspaceId: bench.caller.workspaceId }, [agent.id, agent.id]);
  return { own, access: { headers: other.headers, ticketId: agent.ticketId }, sessionId: other.sessionId };
}

/** A session ended by its person from elsewhere, at the other node. */
export const sessionOver = accessLimit('A61', {
  'signed out everywhere': async (bench) => {
    const { own, access } = await twoOf(bench, 1);
    return { ...access, end: () => bench.post(ask(own, 'mutation { signOutEverywhere }')) };
  },
  'password changed': async (bench) => {
    // The only one with a password; this session of theirs stays.
    const { access } = await twoOf(bench, 0);
    const end = async () => {
      const { answer } = await bench.post(ask(bench.caller, change, { input: { currentPassword: passwords[0], newPassword: passwords[1] } }));
      if (answer.data?.changePassword.__typename !== 'PasswordChanged') throw new Error(`The password was not changed: ${JSON.stringify(answer)}`);
      passwords.reverse();
    };
    return { ...access, end };
  },
  'notice lost': async (bench) => {
    const { access, sessionId } = await twoOf(bench, 2);
    return { ...access, end: () => bench.control.query('update session set revoked_at = now() where id = $1', [sessionId]) };
  },
});
