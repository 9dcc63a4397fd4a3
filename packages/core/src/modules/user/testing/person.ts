import { WebSocket } from 'ws';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { ask, type Reply } from '../../../kernel/graphql/testing/ask.js';
import { Credentials } from '../authentication/credentials.js';
import { createAgent } from '../commands/tokens.js';
import type { Installation } from './installation.js';

export const paths = { agent: '/graphql', portal: '/portal/graphql' } as const;
const password = 'correct horse battery';

/** Somebody at an API, with the cookie of a session or the token of a program. */
export class Person {
  constructor(readonly meja: Installation, readonly audience: 'agent' | 'portal', private readonly shown: { readonly cookie?: string; readonly authorization?: string } = {}, readonly userId = '') {}

  ask(query: string, variables: object = {}): Promise<Reply> {
    return ask(this.meja.address, paths[this.audience], query, { variables, headers: { ...this.shown } });
  }

  /** The answer of the only field. */
  async one<T = Record<string, unknown>>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0] as T;
  }

  /** Opens a stream and waits until it is heard. Answers the code it will be closed with. */
  async follow(): Promise<{ closed: Promise<number>; end(): void }> {
    const socket = new WebSocket(this.meja.address.replace('http', 'ws') + paths[this.audience], 'graphql-transport-ws', { headers: this.shown.cookie ? { cookie: this.shown.cookie } : {} });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send(JSON.stringify({ type: 'connection_init', payload: this.shown.authorization ? { authorization: this.shown.authorization } : {} }));
    await Promise.race([closed, new Promise((resolve) => socket.once('message', resolve))]);
    return { closed, end: () => socket.terminate() };
  }
}

export async function signedIn(meja: Installation, audience: 'agent' | 'portal', email: string, chosen = password): Promise<Person> {
  const answer = await new Person(meja, audience).ask('mutation ($input: SignInInput!) { signIn(input: $input) { ... on Viewer { id } } }', { input: { email, password: chosen } });
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  const { id } = (answer.data?.['signIn'] ?? {}) as { id?: string };
  if (!id) throw new Error(`${email} could not sign in: ${answer.text}`);
  return new Person(meja, audience, { cookie }, id);
}

export async function anAgent(meja: Installation, name: string, ...roles: { roleKey: string; departmentId: string | null }[]): Promise<Person> {
  const email = `${name.toLowerCase()}@meja.test`;
  const { userId } = await meja.done(meja.system(), createAgent, { email, name, roles });
  await meja.get(Credentials).setPassword(meja.system(), userId, password);
  return signedIn(meja, 'agent', email);
}

export async function aRequester(meja: Installation, name: string): Promise<Person> {
  const email = `${name.toLowerCase()}@client.test`;
  const { userId } = await meja.done(meja.system(), registerRequester, { email, name });
  await meja.get(Credentials).setPassword(meja.system(), userId, password);
  return signedIn(meja, 'portal', email);
}

export const program = (meja: Installation, secret: string, audience: 'agent' | 'portal' = 'agent'): Person => new Person(meja, audience, { authorization: `Bearer ${secret}` });
