import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { until } from './until.js';

/** What JSON holds, without a type: a spec looks at what it expects. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Answer<Data = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Readonly<Record<string, unknown>> }[];
  /** The body as it came. */
  readonly text: string;
}

export interface AskOptions {
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const paths = { agent: '/graphql', portal: '/portal/graphql' } as const;

/** A person at one of the two APIs, over real HTTP and WebSocket, with a cookie jar. */
export class TestClient {
  private readonly jar = new Map<string, string>();

  constructor(readonly address: string, readonly audience: 'agent' | 'portal') {}

  /** Sends a query or a mutation. Never throws for what the server answers. */
  async ask<Data = Json>(query: string, variables: object = {}, { idempotencyKey, headers = {} }: AskOptions = {}): Promise<Answer<Data>> {
    const response = await this.fetch(paths[this.audience], {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text) as { data?: Data | null; errors?: Answer['errors'] };
    return { status: response.status, headers: response.headers, data, errors, text };
  }

  /** Like `ask`, for what must succeed: throws with the errors. */
  async must<Data = Json>(query: string, variables: object = {}, options: AskOptions = {}): Promise<Data> {
    const { data, errors, text } = await this.ask<Data>(query, variables, options);
    if (errors.length > 0 || !data) throw new Error(`The server refused: ${text}`);
    return data;
  }

  async signIn(email: string, password: string): Promise<void> {
    const { signIn } = await this.must('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email, password } });
    if (signIn.__typename !== 'Viewer') throw new Error(`${email} could not sign in: ${signIn.__typename}`);
  }

  /** Any path, with the cookies of this person. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.jar.size > 0 && !headers.has('cookie')) headers.set('cookie', this.cookie);
    const response = await fetch(`${this.address}${path}`, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Follows a subscription; `events` fills as frames arrive. */
  follow(query: string, variables: Record<string, unknown> = {}): Followed {
    return new Followed(`${this.address.replace(/^http/, 'ws')}${paths[this.audience]}`, this.cookie, query, variables);
  }
}

/** A running subscription. */
export class Followed {
  readonly events: Json[] = [];
  readonly errors: unknown[] = [];
  /** Code with which the server closed the socket. */
  closed: number | null = null;
  private readonly client: Client;
  readonly connected: Promise<void>;

  constructor(url: string, cookie: string, query: string, variables: Record<string, unknown>) {
    let opened: () => void;
    this.connected = new Promise((resolve) => (opened = resolve));
    class WithCookie extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { cookie } });
      }
    }
    this.client = createClient({
      url,
      retryAttempts: 0,
      lazy: false,
      webSocketImpl: WithCookie,
      onNonLazyError: () => undefined,
      on: {
        connected: () => opened(),
        closed: (event) => {
          this.closed = (event as { code: number }).code;
          opened();
        },
      },
    });
    this.client.subscribe({ query, variables }, { next: ({ data }) => data && this.events.push(data), error: (error) => this.errors.push(error), complete: () => undefined });
  }

  /** Nobody is told when the server listens: does something this subscription is told of, again and again until a frame came. */
  async hears(poke: () => Promise<unknown>): Promise<void> {
    await until(async () => {
      await poke();
      return this.events.length > 0;
    }, 'the first frame');
  }

  async stop(): Promise<void> {
    await this.client.dispose();
  }
}
