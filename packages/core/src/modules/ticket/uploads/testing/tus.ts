import { connect } from 'node:net';
import type { TestClient } from '@meja/testing';

const paths = { agent: '/uploads', portal: '/portal/uploads' } as const;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

export interface Sent {
  readonly status: number;
  readonly code: string | null;
  readonly headers: Headers;
}

/** Sends files as a browser does, one step at a time. */
export class TusClient {
  readonly root: string;

  /** `own` headers go with every request: a bearer, or the pass of a form. */
  constructor(private readonly client: TestClient, private readonly own: Readonly<Record<string, string>> = {}) {
    this.root = paths[client.audience];
  }

  async send(path: string, method: string, { headers = {}, body }: { headers?: Record<string, string>; body?: Buffer } = {}): Promise<Sent> {
    const response = await this.client.fetch(path, { method, headers: { 'tus-resumable': '1.0.0', ...this.own, ...headers }, ...(body ? { body: new Uint8Array(body), duplex: 'half' } : {}) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, code: text ? (JSON.parse(text).errors[0].extensions.code as string) : null };
  }

  begin(size: number, name = 'note.txt', headers: Record<string, string> = {}): Promise<Sent> {
    return this.send(this.root, 'POST', { headers: { 'upload-length': String(size), 'upload-metadata': `filename ${base64(name)},filetype ${base64('text/plain')}`, ...headers } });
  }

  part(path: string, offset: number, body: Buffer): Promise<Sent> {
    return this.send(path, 'PATCH', { headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body });
  }

  async offset(path: string): Promise<number> {
    return Number((await this.send(path, 'HEAD')).headers.get('upload-offset'));
  }

  /** A whole file; answers the id by which it is attached. */
  async whole(bytes: Buffer, name?: string): Promise<string> {
    const path = await this.begun(bytes.byteLength, name);
    const { status, code } = await this.part(path, 0, bytes);
    if (status !== 204) throw new Error(`The upload was refused: ${status} ${code}`);
    return idOf(path);
  }

  async begun(size: number, name?: string): Promise<string> {
    const { status, code, headers } = await this.begin(size, name);
    const path = headers.get('location');
    if (status !== 201 || !path) throw new Error(`The upload was refused: ${status} ${code}`);
    return path;
  }

  /** Announces all bytes from where it stands, sends some of them and lets the connection break without a word. */
  async cut(path: string, all: Buffer, { from = 0, sent }: { from?: number; sent: number }): Promise<void> {
    const { hostname, port } = new URL(this.client.address);
    const socket = connect(Number(port), hostname);
    const head = { host: `${hostname}:${port}`, cookie: this.client.cookie, ...this.own, 'tus-resumable': '1.0.0', 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream', 'content-length': String(all.byteLength) };
    await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.write(`PATCH ${path} HTTP/1.1\r\n${Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
      socket.write(all.subarray(0, sent), () => resolve(undefined));
    });
    // What was written is on its way; the break comes after it.
    await new Promise((resolve) => setTimeout(resolve, 300));
    socket.on('error', () => undefined);
    socket.resetAndDestroy();
  }
}

export const idOf = (path: string): string => path.split('/').at(-1) ?? '';
