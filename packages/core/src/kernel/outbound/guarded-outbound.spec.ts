import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { GuardedOutbound, type OutboundOptions } from './guarded-outbound.js';

const ctx: RequestContext = { workspace: { id: 'w', slug: 'w', name: 'W' }, actor: { kind: 'system', name: 'meja' }, locale: 'en', timeZone: 'UTC', requestId: 'r' };
const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

describe('calls that are let out', () => {
  it('reach an allowed host and bring back status, headers and body', async () => {
    const { port } = await serve((request, response) => {
      const heard: Buffer[] = [];
      request.on('data', (chunk: Buffer) => heard.push(chunk));
      request.on('end', () => response.writeHead(201, { 'x-method': request.method }).end(`${request.headers['x-sign']} ${Buffer.concat(heard)}`));
    });
    const answer = await outbound({ allow: [`127.0.0.1:${port}`] }).fetch(ctx, `http://127.0.0.1:${port}/hook`, { method: 'POST', headers: { 'X-Sign': 'abc' }, body: 'hello' });
    expect([answer.status, answer.headers['x-method'], Buffer.from(answer.body).toString()]).toEqual([201, 'POST', 'abc hello']);
  });

  it.each([
    ['a name that is allowed by itself', (port: number) => [`Hook.Test:${port}`]],
    ['a name on any port', () => ['hook.test.']],
    ['a name that leads into an allowed range', () => ['127.0.0.0/8']],
  ])('reach %s', async (_what, allow) => {
    const { port } = await serve((_request, response) => response.end('there'));
    const out = outbound({ allow: allow(port), resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) });
    expect((await out.fetch(ctx, `http://hook.test:${port}/`)).status).toBe(200);
  });

  it('do not follow a redirect', async () => {
    const { port, requests } = await serve((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end());
    const answer = await outbound({ allow: [`127.0.0.1:${port}`] }).fetch(ctx, `http://127.0.0.1:${port}/`);
    expect([answer.status, answer.headers['location'], requests()]).toEqual([302, 'http://169.254.169.254/latest/meta-data', 1]);
  });
});

describe('calls that fail on the way', () => {
  it('R33 give up on a server that never answers', async () => {
    const { port } = await serve(() => undefined);
    await expect(outbound({ allow: ['127.0.0.1'] }).fetch(ctx, `http://127.0.0.1:${port}/`, { timeoutMs: 150 })).rejects.toMatchObject({ name: 'OutboundFailed', code: 'TIMED_OUT' });
  });

  it('R33 give up on a body that drips for ever, by the time of the whole call', async () => {
    const { port } = await serve((_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    await expect(outbound({ allow: ['127.0.0.1'] }).fetch(ctx, `http://127.0.0.1:${port}/`, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'TIMED_OUT' });
  });

  it('stop reading at the size limit and hang up', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { port } = await serve((_request, response) => {
      response.on('close', hungUp.resolve);
      const pour = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    await expect(outbound({ allow: ['127.0.0.1'] }).fetch(ctx, `http://127.0.0.1:${port}/`, { maxBytes: 100_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await hungUp.promise;
  });

  it.each(['closed port', 'not TLS', 'unknown name'])('say nothing but that it was unreachable: %s', async (what) => {
    const { port, server } = await serve((_request, response) => response.end('SECRET BANNER'));
    if (what === 'closed port') await new Promise((closed) => server.close(closed));
    const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    const url = { 'closed port': `http://127.0.0.1:${port}/`, 'not TLS': `https://127.0.0.1:${port}/`, 'unknown name': 'http://nowhere.test/' }[what] ?? '';
    await expect(outbound({ allow: ['127.0.0.1'], resolve }).fetch(ctx, url)).rejects.toMatchObject({ name: 'OutboundFailed', code: 'UNREACHABLE', message: 'UNREACHABLE' });
  });
});

describe('A53 connections for other protocols', () => {
  it('reach the mail server of the installation wherever it is, which nobody can call by HTTP for that', async () => {
    const { port } = await serve((_request, response) => response.end('there'));
    const out = outbound({ mailServer: `127.0.0.1:${port}` });
    const socket = await out.connect(ctx, { host: '127.0.0.1', port });
    expect(socket.remotePort).toBe(port);
    socket.destroy();
    await expect(out.fetch(ctx, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each([['127.0.0.1', 25], ['169.254.169.254', 80], ['::1', 587], ['localhost', 25], ['smtp.test', 25]])('refuse %s on port %i', async (host, port) => {
    const resolve = (name: string) => Promise.resolve([{ address: name === 'smtp.test' ? '10.0.0.1' : '127.0.0.1', family: 4 }]);
    await expect(outbound({ allow: ['10.9.9.9'], mailServer: 'mail.test:465', resolve }).connect(ctx, { host, port })).rejects.toMatchObject({ name: 'OutboundRefused' });
  });

  it('R44 are not opened by a silent copy, and say nothing but that nobody was there', async () => {
    const { port, server } = await serve(() => undefined);
    await expect(outbound({ silent: true, mailServer: `127.0.0.1:${port}` }).connect(ctx, { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'SILENT' });
    await new Promise((closed) => server.close(closed));
    await expect(outbound({ mailServer: `127.0.0.1:${port}` }).connect(ctx, { host: '127.0.0.1', port })).rejects.toMatchObject({ name: 'OutboundFailed', code: 'UNREACHABLE', message: 'UNREACHABLE' });
  });
});

describe('A53 the gate', () => {
  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://017700000001/', 'http://①②⑦.0.0.1/', 'http://0/', 'http://0.0.0.0/',
    'http://10.0.0.1/', 'http://172.16.0.1/', 'http://172.31.255.255/', 'http://192.168.1.1/', 'http://100.64.0.1/', 'http://100.100.100.200/', 'http://169.254.169.254/', 'http://168.63.129.16/',
    'http://192.0.0.8/', 'http://192.0.2.1/', 'http://198.18.0.1/', 'http://198.51.100.1/', 'http://203.0.113.1/', 'http://192.88.99.1/', 'http://224.0.0.1/', 'http://240.0.0.1/', 'http://255.255.255.255/',
    'http://[::]/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:8.8.8.8]/', 'http://[::127.0.0.1]/', 'http://[64:ff9b::7f00:1]/', 'http://[64:ff9b:1::a00:1]/', 'http://[2002:7f00:1::]/',
    'http://[2001::1]/', 'http://[2001:db8::1]/', 'http://[3fff::1]/', 'http://[100::1]/', 'http://[5f00::1]/', 'http://[fc00::1]/', 'http://[fd00:ec2::254]/', 'http://[fe80::1]/', 'http://[fec0::1]/', 'http://[ff02::1]/',
    'https://10.0.0.1/', 'http://localhost/',
  ])('refuses %s', async (url) => {
    await expect(outbound({ allow: [] }).fetch(ctx, url)).rejects.toMatchObject({ name: 'OutboundRefused', code: 'ADDRESS_REFUSED' });
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0', '64:ff9b::a9fe:a9fe'])('refuses a name that leads to %s, even beside a public address', async (address) => {
    const resolve = () => Promise.resolve([{ address: '93.184.215.14', family: 4 }, { address, family: address.includes(':') ? 6 : 4 }]);
    await expect(outbound({ allow: [], resolve }).fetch(ctx, 'http://harmless.example/')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each(['http://8.8.8.8:22/', 'http://8.8.8.8:6379/', 'https://harmless.example:25/', 'http://[2606:4700::1111]:8080/'])('refuses the port of %s', async (url) => {
    await expect(outbound({ allow: [] }).fetch(ctx, url)).rejects.toMatchObject({ code: 'PORT_REFUSED' });
  });

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'gopher://127.0.0.1:70/', 'javascript:alert(1)', 'example.com', '//example.com', 'http://', 'http://user:pass@example.com/', 'http://example.com:99999/'])('refuses the address %s', async (url) => {
    await expect(outbound({ allow: [] }).fetch(ctx, url)).rejects.toMatchObject({ code: 'BAD_URL' });
  });

  it('refuses an address longer than any real one', async () => {
    await expect(outbound({ allow: [] }).fetch(ctx, `http://example.com/${'a'.repeat(9_000)}`)).rejects.toMatchObject({ code: 'BAD_URL' });
  });

  it('refuses when the name resolves elsewhere at the next connection', async () => {
    const { port, requests } = await serve((_request, response) => response.setHeader('connection', 'close').end('once'));
    const answers = ['127.0.0.1', '127.0.0.2'];
    const out = outbound({ allow: ['127.0.0.1/32'], resolve: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]) });
    expect((await out.fetch(ctx, `http://rebind.test:${port}/`)).status).toBe(200);
    await expect(out.fetch(ctx, `http://rebind.test:${port}/`)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect([answers, requests()]).toEqual([[], 1]);
  });

  it('connects to nothing it refuses, so an open port answers like a closed one', async () => {
    const { port, connections } = await serve((_request, response) => response.end());
    const out = outbound({ allow: ['10.9.9.9'] });
    for (const url of [`http://127.0.0.1:${port}/`, 'http://127.0.0.1:9/']) await expect(out.fetch(ctx, url)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED', message: 'ADDRESS_REFUSED' });
    expect(connections()).toBe(0);
  });

  it('does not let an allowed port of a host open another', async () => {
    await expect(outbound({ allow: ['127.0.0.1:8443'] }).fetch(ctx, 'http://127.0.0.1:8444/')).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it.each([{ host: 'inside.local' }, { 'X-A': 'a\r\nX-B: b' }, { 'a b': 'c' }, { 'transfer-encoding': 'chunked' }])('A54 refuses the header %j', async (headers) => {
    await expect(outbound({ allow: ['127.0.0.1'] }).fetch(ctx, 'http://127.0.0.1:9/', { headers })).rejects.toMatchObject({ code: 'BAD_HEADER' });
  });

  it('R44 lets nothing out of a silent copy, allowed or not', async () => {
    const { port, connections } = await serve((_request, response) => response.end());
    await expect(outbound({ allow: ['127.0.0.1'], silent: true }).fetch(ctx, `http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'SILENT' });
    expect(connections()).toBe(0);
  });

  it.each(['10.0.0.0/33', '10.0.0/8', 'fd00::/x', 'http://a.b/', 'a b', '', 'host:port', 'user@host'])('stops the boot at the allowed entry %j', (entry) => {
    expect(() => outbound({ allow: [entry] })).toThrow(/Write it like/);
  });
});

function outbound(options: Partial<OutboundOptions>): GuardedOutbound {
  const gate = new GuardedOutbound({ allow: [], silent: false, ...options });
  opened.push(() => gate.close());
  return gate;
}

async function serve(listener: RequestListener): Promise<{ port: number; server: Server; requests: () => number; connections: () => number }> {
  let requests = 0;
  let connections = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  opened.push(() => new Promise((closed) => (server.closeAllConnections(), server.close(closed))));
  return { port: (server.address() as AddressInfo).port, server, requests: () => requests, connections: () => connections };
}
