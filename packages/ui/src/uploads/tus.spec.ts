import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TusCarrier, UploadRefused, type Hooks } from './tus.js';

/** A server of the other side, which breaks when it is told to. */
let server: Server;
let received: Buffer;
let requests: string[];
/** What the server answered, as the browser has it. */
let answers: Response[];
let breaks: ((request: IncomingMessage, response: ServerResponse) => boolean)[];
const original = globalThis.fetch;

beforeEach(async () => {
  [received, requests, answers, breaks] = [Buffer.alloc(0), [], [], []];
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = async (path, init) => {
    const response = await original(new URL(path as string, `http://127.0.0.1:${port}`), init);
    answers.push(response);
    return response;
  };
});
afterEach(async () => {
  globalThis.fetch = original;
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  requests.push(`${request.method} ${request.url}`);
  expect([request.headers['tus-resumable'], request.headers['upload-form']]).toEqual(['1.0.0', 'pass']);
  if (breaks[0]?.(request, response)) return void breaks.shift();
  const body = await buffer(request);
  if (request.method === 'POST') return void response.writeHead(201, { location: '/uploads/1' }).end();
  if (request.method === 'PATCH' && Number(request.headers['upload-offset']) !== received.byteLength) return void response.writeHead(409).end();
  received = Buffer.concat([received, body]);
  response.writeHead(request.method === 'HEAD' ? 200 : 204, { 'upload-offset': String(received.byteLength) }).end();
}

const carrier = new TusCarrier({ root: '/uploads', headers: { 'upload-form': 'pass' } });
const content = Buffer.from(Array.from({ length: 900_000 }, (_, index) => index % 251));
const aFile = (bytes: Buffer = content) => new File([new Uint8Array(bytes)], 'Zgłoszenie.bin', { type: 'application/x-test' });
const told = () => {
  const [sent, stuck] = [[] as number[], [] as boolean[]];
  const hooks: Hooks = { begun: () => undefined, sent: (bytes) => void sent.push(bytes), stuck: (is) => void stuck.push(is) };
  return { hooks, sent, stuck };
};
const send = (hooks: Hooks, path: string | null = null) => carrier.send({ file: aFile(), path, signal: new AbortController().signal }, hooks);
const on = (method: string, run: (response: ServerResponse) => void) => (request: IncomingMessage, response: ServerResponse) => request.method === method && (run(response), true);

describe('sending a file', () => {
  it('brings all of it over in parts, and tells how far it is', async () => {
    const { hooks, sent } = told();
    expect(await send(hooks)).toBe('/uploads/1');
    expect(received.equals(content)).toBe(true);
    expect(sent.at(-1)).toBe(content.byteLength);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
  });

  it('goes on after a break from what the server has', async () => {
    const { hooks, stuck } = told();
    breaks = [on('PATCH', (response) => response.destroy())];
    await send(hooks);
    expect(received.equals(content)).toBe(true);
    expect([stuck[0], stuck.at(-1)]).toEqual([true, false]);
    expect(requests.slice(0, 3)).toEqual(['POST /uploads', 'PATCH /uploads/1', 'HEAD /uploads/1']);
  });

  it('reads every answer to its end: a browser holds a request for under way until then', async () => {
    breaks = [on('POST', (response) => response.writeHead(413, { 'tus-max-size': '5' }).end('{"code":"UPLOAD_TOO_LARGE"}'))];
    await expect(send(told().hooks)).rejects.toBeInstanceOf(UploadRefused);
    breaks = [on('POST', (response) => response.writeHead(201, { location: '/uploads/1' }).end('{"id":"1"}'))];
    await send(told().hooks);
    const withBody = answers.filter(({ status }) => status === 413 || status === 201);
    expect(withBody.map(({ bodyUsed }) => bodyUsed)).toEqual([true, true]);
  });

  it('goes on after a reload, without beginning anew', async () => {
    received = content.subarray(0, 400_000);
    await send(told().hooks, '/uploads/1');
    expect([received.equals(content), requests[0], requests.includes('POST /uploads')]).toEqual([true, 'HEAD /uploads/1', false]);
  });

  it('begins anew when the server has forgotten it', async () => {
    breaks = [on('HEAD', (response) => response.writeHead(404).end())];
    await send(told().hooks, '/uploads/old');
    expect([received.equals(content), requests.slice(0, 2)]).toEqual([true, ['HEAD /uploads/old', 'POST /uploads']]);
  });

  it('looks again when a part it thought lost had arrived', async () => {
    breaks = [on('PATCH', (response) => response.writeHead(409).end())];
    await send(told().hooks);
    expect(received.equals(content)).toBe(true);
  });

  it('waits out an answer of a server that is just starting', async () => {
    breaks = [on('POST', (response) => response.writeHead(503).end())];
    await send(told().hooks);
    expect(received.equals(content)).toBe(true);
  });

  it('ends at a refusal and says which', async () => {
    const refusal = async (status: number, headers = {}) => {
      breaks = [on('POST', (response) => response.writeHead(status, headers).end())];
      return send(told().hooks).catch((error: UploadRefused) => [error.code, error.maxBytes, error.retryAfter]);
    };
    expect(await refusal(413, { 'tus-max-size': '1000' })).toEqual(['UPLOAD_TOO_LARGE', 1000, null]);
    expect(await refusal(429, { 'retry-after': '120' })).toEqual(['UPLOAD_QUOTA', null, 120]);
    expect(await refusal(401)).toEqual(['UNAUTHENTICATED', null, null]);
    expect(await refusal(403)).toEqual(['UPLOAD_REFUSED', null, null]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const { hooks } = told();
    const sending = carrier.send({ file: aFile(), path: null, signal: controller.signal }, { ...hooks, sent: () => controller.abort() });
    await expect(sending).rejects.toThrow();
    expect(received.byteLength).toBeLessThan(content.byteLength);
  });
});
