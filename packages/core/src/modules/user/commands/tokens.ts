import * as v from 'valibot';
import { command, emailAddress, line, locale, timeZone, uuid } from '@meja/plugin-sdk/server/kernel';
import { mayConfigure, mayManagePeople } from '@meja/plugin-sdk/server/user';

const key = v.pipe(v.string('not_text'), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'not_a_key'));
const grant = { roleKey: key, departmentId: v.nullable(uuid) };

/** Adds a department at the end of the list. The same key twice is one department. */
export const createDepartment = command('user.create-department', {
  input: v.object({ key, name: line(100) }),
  permission: mayConfigure,
}).answering<{ departmentId: string }>();

/** Makes a person an agent: a new one, or whoever has this address. Without a password nobody can sign in yet. */
export const createAgent = command('user.create-agent', {
  input: v.object({
    email: emailAddress,
    name: line(200),
    locale: v.optional(locale),
    timeZone: v.optional(timeZone),
    roles: v.pipe(v.array(v.object(grant)), v.minLength(1, 'required'), v.maxLength(100, 'too_many')),
  }),
  permission: mayManagePeople,
}).answering<{ userId: string }>();

/** Gives a person a role in a department, or everywhere. Giving it twice is giving it once. */
export const grantRole = command('user.grant-role', {
  input: v.object({ userId: uuid, ...grant }),
  permission: mayManagePeople,
}).answering<{ userId: string }>();

/** Takes a role from a person. */
export const revokeRole = command('user.revoke-role', {
  input: v.object({ userId: uuid, ...grant }),
  permission: mayManagePeople,
}).answering<{ userId: string }>();

/** Lets a person who was deactivated sign in again, with the roles they had. */
export const reactivateUser = command('user.reactivate', {
  input: v.object({ userId: uuid }),
  permission: mayManagePeople,
}).answering<{ userId: string }>();

/** Ends a person's sessions and every right to new ones; what they wrote stays. */
export const deactivateUser = command('user.deactivate', {
  input: v.object({ userId: uuid }),
  permission: mayManagePeople,
}).answering<{ userId: string }>();
