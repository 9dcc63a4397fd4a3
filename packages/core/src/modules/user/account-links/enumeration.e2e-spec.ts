import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { rankTest } from '@meja/testing';
import { startInstallation, type Installation } from '../testing/installation.js';
import { anAgent, Person } from '../testing/person.js';

let meja: Installation;
beforeAll(async () => {
  meja = await startInstallation('all');
  for (let i = 0; i < people; i++) await meja.done(meja.system(), registerRequester, { email: `known${i}@client.test` });
  await anAgent(meja, 'Ada', { roleKey: 'admin', departmentId: null });
});
afterAll(() => meja?.stop());

const people = 20;
const pairs = 150;
const reset = (audience: 'agent' | 'portal', email: string) =>
  new Person(meja, audience).ask('mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on PasswordResetRequested { validMinutes } ... on Failure { code params message } } }', { input: { email } });
const comparable = ({ status, text, headers }: Awaited<ReturnType<typeof reset>>) => ({ status, text, headers: [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date') });

describe('asking for a new password', () => {
  it('A60 is answered with the same body, status and headers, whether there is such an account or not', async () => {
    const answers = [await reset('portal', 'known0@client.test'), await reset('portal', 'nobody@client.test'), await reset('agent', 'ada@meja.test'), await reset('agent', 'known0@client.test')].map(comparable);
    expect(answers[0]).toMatchObject({ status: 200, text: '{"data":{"requestPasswordReset":{"__typename":"PasswordResetRequested","validMinutes":60}}}\n' });
    expect(answers.slice(1)).toEqual(Array.from({ length: 3 }, () => answers[0]));
  });

  it('A60 is limited for an address alike, whether there is such an account or not', async () => {
    meja.clock.advance('16m');
    const after = async (email: string) => {
      const codes = [];
      for (let i = 0; i < 4; i++) codes.push(/"code":"(\w+)"/.exec((await reset('portal', email)).text)?.[1]);
      return codes;
    };
    const [known, unknown] = [await after('known1@client.test'), await after('nobody1@client.test')];
    expect(known).toEqual([undefined, undefined, undefined, 'TOO_MANY_ATTEMPTS']);
    expect(unknown).toEqual(known);
  });

  async function measured(): Promise<{ p: number; effect: number }> {
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (let i = -10; i < pairs; i++) {
      meja.clock.advance('16m');
      // In turns and in either order, so that whatever else this machine does meets both alike.
      const pair = [['known', `known${(i + people) % people}@client.test`], ['unknown', `nobody${i + people}@client.test`]] as const;
      for (const [kind, email] of Math.random() < 0.5 ? pair : pair.toReversed()) {
        const from = process.hrtime.bigint();
        await reset('portal', email);
        if (i >= 0) times[kind].push(Number(process.hrtime.bigint() - from) / 1e6);
      }
    }
    return rankTest(times.known, times.unknown);
  }

  it('A60 takes the same time: ranks of the times tell no account from none', async () => {
    const telling: { p: number; effect: number }[] = [];
    for (let times = 0; times < 3; times++) {
      const { p, effect } = await measured();
      // One in a thousand honest measurements would fall below the first; an answer that tells something stands out in both, in each measurement, and to one side.
      if (p > 0.001 || Math.abs(effect) < 0.1 || effect * (telling[0]?.effect ?? effect) < 0) return;
      telling.push({ p, effect });
    }
    expect(telling).toEqual([]);
  });

  it('A60 the test itself would see an account that costs one query more', () => {
    const times = (extra: number) => Array.from({ length: pairs }, (_, i) => 5 + ((i * 7919) % 100) / 50 + extra);
    expect(rankTest(times(0), times(0)).p).toBeGreaterThan(0.5);
    expect(rankTest(times(0.6), times(0)).p).toBeLessThan(0.001);
    expect(Math.abs(rankTest(times(0.6), times(0)).effect)).toBeGreaterThan(0.1);
  });
});
