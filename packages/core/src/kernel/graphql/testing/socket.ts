import { until } from '@meja/testing/until';
import WebSocket from 'ws';

/** A raw graphql-transport-ws client: a spec sees every frame and the close. */
export class Socket {
  readonly frames: { readonly type: string; readonly id?: string; readonly payload?: unknown }[] = [];
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Status of a refused upgrade. */
  refused: number | null = null;
  readonly socket: WebSocket;

  constructor(base: string, path: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(base.replace('http', 'ws') + path, 'graphql-transport-ws', { headers });
    this.socket.on('message', (frame: Buffer) => this.frames.push(JSON.parse(frame.toString()) as Socket['frames'][number]));
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    this.socket.on('unexpected-response', (request, answer) => {
      this.refused = answer.statusCode ?? 0;
      request.destroy();
    });
    this.socket.on('error', () => undefined);
  }

  /** Opens and signs in by the cookie. */
  static async open(base: string, path: string, token: string, headers: Record<string, string> = {}): Promise<Socket> {
    const socket = new Socket(base, path, { cookie: `${path === '/graphql' ? 'meja_agent' : 'meja_portal'}=${token}`, ...headers });
    await socket.opened();
    socket.send({ type: 'connection_init' });
    await until(() => socket.frames.length > 0 || socket.closed !== null);
    return socket;
  }

  async opened(): Promise<void> {
    await until(() => this.socket.readyState === WebSocket.OPEN);
  }
  send(frame: object | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }
  subscribe(id: string, query: string, variables?: object): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }
  of(type: string, id?: string): Socket['frames'] {
    return this.frames.filter((frame) => frame.type === type && (id === undefined || frame.id === id));
  }
  end(): void {
    this.socket.terminate();
  }
}

/** Long enough for what must not happen to have happened. */
export const aWhile = (ms = 400): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
