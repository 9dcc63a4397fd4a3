import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Execute, Portal, PortalRequest } from '../src/contract.js';
import { standInId } from './stories.js';

export interface Served {
  readonly origin: string;
  close(): Promise<void>;
}

/** The help centre on a free port of this machine. `signedIn` follows the session cookie, as on the real server. */
export async function serve(portal: Portal, assetsDirectory: string, executeFor: (signedIn: boolean) => Execute): Promise<Served> {
  const server: Server = createServer((incoming, outgoing) => {
    const answer = async () => {
      const url = new URL(incoming.url ?? '/', 'http://localhost');
      if (url.pathname.startsWith('/help/assets/')) {
        const name = basename(url.pathname);
        outgoing.setHeader('content-type', { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' }[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
        return void outgoing.end(await readFile(join(assetsDirectory, name)));
      }
      const request = await requestOf(incoming, url);
      const execute = executeFor(request.signedIn);
      const trusted = request.form === null || request.form.get('csrf') === request.csrfToken;
      const { status, headers, body } = trusted ? await portal.handle(request, execute) : await portal.refuse(request, { status: 403 }, execute);
      outgoing.writeHead(status, Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]])));
      outgoing.end(body);
    };
    answer().catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function requestOf(incoming: IncomingMessage, url: URL): Promise<PortalRequest> {
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const form = incoming.method === 'POST' ? await new Response(Buffer.concat(chunks), { headers: { 'content-type': headers['content-type'] ?? '' } }).formData() : null;
  const entries = [...(form?.entries() ?? [])];
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/help/, ''),
    query: url.searchParams,
    headers,
    form: form && new URLSearchParams(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    files: entries.flatMap(([, value]) => (typeof value === 'string' || value.name === '' ? [] : [{ id: standInId(700), name: value.name }])),
    locale: '',
    csrfToken: 'token-of-this-browser',
    uploads: { path: '/portal/uploads', pass: null },
    site: 'Nordlicht',
    signedIn: /meja_portal=\w/.test(headers['cookie'] ?? ''),
    requestId: 'req-7f3a',
    secure: false,
  };
}
