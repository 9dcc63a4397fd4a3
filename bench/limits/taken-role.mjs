import { openSessions } from '../sessions.mjs';
import { accessLimit, agentAt } from './access.mjs';

/** An agent at work who keeps the roles in other departments. */
async function atWork(bench, position) {
  const { id: userId, departmentId, ticketId } = await agentAt(bench, position);
  const [{ headers }] = await openSessions({ control: bench.control, workspaceId: bench.caller.workspaceId }, [userId]);
  const role = { userId, roleKey: 'agent', departmentId };
  return { role, access: { headers, ticketId, restore: () => bench.child.tell('giveRole', role) } };
}

export const takenRole = accessLimit('A67', {
  'role taken': async (bench) => {
    const { role, access } = await atWork(bench, 3);
    return { ...access, end: () => bench.child.tell('takeRole', role) };
  },
  // As after a node that died between the change and its notice.
  'notice lost': async (bench) => {
    const { role: { userId, departmentId }, access } = await atWork(bench, 4);
    const end = async () => {
      await bench.pool.query('delete from role_assignment where user_id = $1 and department_id = $2', [userId, departmentId]);
      await bench.control.query('update session set rights = rights + 1 where user_id = $1 and revoked_at is null', [userId]);
    };
    return { ...access, end };
  },
});
