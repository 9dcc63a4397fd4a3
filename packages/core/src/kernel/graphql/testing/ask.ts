/** An answer of an API, loosely typed: a spec looks at what it wants. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown> | null;
  readonly errors: { readonly message: string; readonly path?: unknown; readonly extensions: { readonly code: string; readonly correlationId: string } }[];
}

/** Posts one operation as a browser of ours would. */
export async function ask(base: string, path: string, query: string, more: { token?: string; variables?: object; headers?: Record<string, string> } = {}): Promise<Reply> {
  const cookie = more.token ? { cookie: `${path === '/graphql' ? 'meja_agent' : 'meja_portal'}=${more.token}` } : {};
  return reply(await fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json', ...cookie, ...more.headers }, body: JSON.stringify({ query, variables: more.variables }) }));
}

export async function reply(response: Response): Promise<Reply> {
  const text = await response.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Reply>;
  return { status: response.status, headers: response.headers, text, data: body.data ?? null, errors: body.errors ?? [] };
}
