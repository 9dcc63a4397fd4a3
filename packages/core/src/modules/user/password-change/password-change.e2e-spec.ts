import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing';
import { createDepartment } from '../index.js';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, aRequester, Person, program, signedIn } from '../testing/person.js';

let meja: Installation;
let departmentId: string;
beforeAll(async () => {
  meja = await startInstallation('all');
  departmentId = (await meja.done(meja.system(), createDepartment, { key: 'it', name: 'IT' })).departmentId;
});
afterAll(() => meja?.stop());
beforeEach(() => meja.clock.advance('16m'));

const old = 'correct horse battery';
const chosen = 'a horse eats letters';
const document = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on PasswordChanged { endedSessions } ... on Failure { code params message } } }';
const change = (by: Person, currentPassword = old, newPassword = chosen) => by.one<{ __typename: string; code?: string }>(document, { input: { currentPassword, newPassword } });
const nameSeen = async (person: Person) => (await person.one<{ name: string } | null>('{ viewer { name } }'))?.name ?? null;
const notices = (userId: string) => meja.rows<{ n: number }>(`select 1 as n from outbound_message where kind = 'password_changed' and recipient_id = $1`, [userId]);
const anAgentOf = (name: string) => anAgent(meja, name, { roleKey: 'agent', departmentId });

describe('somebody who is signed in', () => {
  it('A61 chooses another password, keeps this session, and loses every other one in both APIs, streams too', async () => {
    const ben = await anAgentOf('Ben');
    const [other, atHelp] = [await signedIn(meja, 'agent', 'ben@meja.test'), await signedIn(meja, 'portal', 'ben@meja.test')];
    const stream = await other.follow();
    expect(await change(ben)).toEqual({ __typename: 'PasswordChanged', endedSessions: 2 });
    expect(await stream.closed).toBe(4401);
    expect([await nameSeen(ben), await nameSeen(other), await nameSeen(atHelp)]).toEqual(['Ben', null, null]);
    await expect(signedIn(meja, 'agent', 'ben@meja.test')).rejects.toThrow('could not sign in');
    expect((await signedIn(meja, 'agent', 'ben@meja.test', chosen)).userId).toBe(ben.userId);
    const told = await meja.rows<{ fields: object }>(`select fields from change where entity_id = $1 and actor_id = $1`, [ben.userId]);
    expect(told).toEqual([{ fields: { password: { before: null, after: 'changed' } } }]);
  });

  it('does it in the help centre as well', async () => {
    const rita = await aRequester(meja, 'Rita');
    const elsewhere = await signedIn(meja, 'portal', 'rita@client.test');
    expect(await change(rita)).toEqual({ __typename: 'PasswordChanged', endedSessions: 1 });
    expect([await nameSeen(rita), await nameSeen(elsewhere)]).toEqual(['Rita', null]);
    expect((await signedIn(meja, 'portal', 'rita@client.test', chosen)).userId).toBe(rita.userId);
  });

  it('is told by mail, once for each change, and no link to their account that was open works any more', async () => {
    const cia = await anAgentOf('Cia');
    await new Person(meja, 'agent').one('mutation { requestPasswordReset(input: { email: "cia@meja.test" }) { __typename } }');
    const open = () => meja.rows<{ n: number }>(`select 1 as n from account_link where user_id = $1 and used_at is null`, [cia.userId]);
    await until(async () => (await open()).length === 1, 'the link');
    await change(cia);
    expect(await open()).toEqual([]);
    await until(async () => (await notices(cia.userId)).length === 1, 'the notice');
    await change(cia, chosen, 'another horse reads');
    await until(async () => (await notices(cia.userId)).length === 2, 'the second notice');
  });

  it('is refused without the password they have, or for one that is weak, and nothing changes', async () => {
    const dan = await anAgentOf('Dan');
    const other = await signedIn(meja, 'agent', 'dan@meja.test');
    expect(await change(dan, 'wrong horse')).toEqual({ __typename: 'CurrentPasswordWrong', code: 'CURRENT_PASSWORD_WRONG', params: {}, message: expect.stringContaining('not your current password') });
    for (const [password, code] of [['short', 'PASSWORD_TOO_SHORT'], ['dan@meja.test', 'PASSWORD_IS_PERSONAL'], ['Password123', 'PASSWORD_IS_COMMON']] as const) expect(await change(dan, old, password)).toMatchObject({ __typename: 'PasswordRefused', code });
    expect(await change(dan, '', '')).toMatchObject({ code: 'VALIDATION_FAILED', params: { issues: [{ path: 'currentPassword', reason: 'required' }, { path: 'newPassword', reason: 'required' }] } });
    expect([await nameSeen(dan), await nameSeen(other)]).toEqual(['Dan', 'Dan']);
    expect((await signedIn(meja, 'agent', 'dan@meja.test')).userId).toBe(dan.userId);
    expect(await notices(dan.userId)).toEqual([]);
  });

  it('A41 who took a session guesses no more often than somebody at the door, and the two count together', async () => {
    const eva = await anAgentOf('Eva');
    for (let i = 0; i < 5; i++) await expect(signedIn(meja, 'agent', 'eva@meja.test', `guess ${i}`)).rejects.toThrow('could not sign in');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => change(eva, `guess ${i}`)));
    expect(answers.filter(({ code }) => code === 'CURRENT_PASSWORD_WRONG')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(15);
    expect(await change(eva)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', params: { retryAfter: expect.any(Number) } });
  });

  it('A40 evaluates one password per request, whatever the number of aliases', async () => {
    const fay = await anAgentOf('Fay');
    const tries = Array.from({ length: 5 }, (_, i) => `t${i}: changePassword(input: { currentPassword: "guess ${i}", newPassword: "${chosen}" }) { ... on Failure { code } }`);
    const { data } = await fay.ask(`mutation { ${tries.join(' ')} }`);
    expect(Object.values(data ?? {})).toEqual([{ code: 'CURRENT_PASSWORD_WRONG' }, ...Array.from({ length: 4 }, () => ({ code: 'TOO_MANY_ATTEMPTS' }))]);
  });
});

describe('nobody else', () => {
  it('A65 neither a visitor nor a program with whatever scopes', async () => {
    const gus = await anAgentOf('Gus');
    const { secret } = await gus.one<{ secret: string }>('mutation { createApiToken(input: { name: "t", scopes: ["api-token.manage", "ticket.read"] }) { ... on CreatedApiToken { secret } } }');
    expect(await change(program(meja, secret))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(new Person(meja, 'agent'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(new Person(meja, 'portal'))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await signedIn(meja, 'agent', 'gus@meja.test')).userId).toBe(gus.userId);
  });

  it('A86 finds a password in the log or the database', async () => {
    const hal = await anAgentOf('Hal');
    await change(hal, 'canary of the current', 'canary of the coming');
    await change(hal, old, 'canary of the coming');
    expect(meja.log).not.toContain('canary of');
    const tables = await meja.rows<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables) expect([name, await meja.rows(`select 1 as n from "${name}" t where t::text like '%canary of%'`)]).toEqual([name, []]);
  });
});
