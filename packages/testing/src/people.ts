import { addTier, Commands, registerRequester, type CommandToken, type RequestContext, type Workspace } from '@meja/plugin-sdk/server';
import { createAgent, createDepartment, Credentials, systemContext, type Installation } from '@meja/core/testing';

/** One password for everybody in tests. */
export const password = 'correct horse battery';

/** The people every test server has. `agentA` works in department A, `agentB` in B, `light` reads A; `custV` and `cust2` ask. */
export type PersonName = 'admin' | 'agentA' | 'agentA2' | 'agentB' | 'light' | 'custV' | 'cust2';

export interface People {
  readonly departmentA: string;
  readonly departmentB: string;
  readonly ids: Readonly<Record<PersonName, string>>;
}

export const addressOf = (name: PersonName): string => `${name.toLowerCase()}@test.example`;

export const audienceOf = (name: PersonName): 'agent' | 'portal' => (name.startsWith('cust') ? 'portal' : 'agent');

/** Fills an empty workspace with two departments of three tiers and the people. */
export async function invitePeople({ app }: Installation, workspace: Workspace): Promise<People> {
  const ctx = systemContext(workspace, 'testing');
  const commands = app.get(Commands, { strict: false });
  const credentials = app.get(Credentials, { strict: false });
  const departmentA = await makeDepartment(commands, ctx, 'a', 'Department A');
  const departmentB = await makeDepartment(commands, ctx, 'b', 'Department B');
  const agent = async (name: PersonName, roleKey: string, departmentId: string | null) =>
    (await done(commands, ctx, createAgent, { email: addressOf(name), name: `${name} Person`, roles: [{ roleKey, departmentId }] })).userId;
  const requester = async (name: PersonName) => (await done(commands, ctx, registerRequester, { email: addressOf(name), name: `${name} Person` })).userId;
  const ids = {
    admin: await agent('admin', 'admin', null),
    agentA: await agent('agentA', 'agent', departmentA),
    agentA2: await agent('agentA2', 'agent', departmentA),
    agentB: await agent('agentB', 'agent', departmentB),
    light: await agent('light', 'light-agent', departmentA),
    custV: await requester('custV'),
    cust2: await requester('cust2'),
  };
  for (const id of Object.values(ids)) await credentials.setPassword(ctx, id, password);
  return { departmentA, departmentB, ids };
}

async function makeDepartment(commands: Commands, ctx: RequestContext, key: string, name: string): Promise<string> {
  const { departmentId } = await done(commands, ctx, createDepartment, { key, name });
  for (const [index, tier] of ['L1', 'L2', 'Specialist'].entries()) await done(commands, ctx, addTier, { departmentId, level: index + 1, name: tier });
  return departmentId;
}

/** The value of a command that must not refuse here. */
export async function done<I, O>(commands: Commands, ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>): Promise<O> {
  const result = await commands.execute(ctx, command, input);
  if (!result.ok) throw new Error(`${command.id} refused: ${result.failure.code} ${JSON.stringify(result.failure.params)}`);
  return result.value;
}
