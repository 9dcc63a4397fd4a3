import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InboundReceipt, Workspace } from '@meja/plugin-sdk/server';
import { addressOf, audienceOf, password, type People, type PersonName } from '../people.js';
import { TestClient } from '../test-client.js';

/** What a process says when it serves. */
export interface Serving {
  readonly address: string;
  readonly main: Workspace;
  readonly people: People;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const startsWithinMs = 300_000;

/** A server in a process of its own, so that a spec can kill it. It ends with this process, however this process ends. */
export class ServerProcess {
  readonly ended: Promise<Ended>;
  private words = '';
  private deliveries = 0;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
    child.stderr?.on('data', (words: Buffer) => (this.words = `${this.words}${words.toString()}`.slice(-20_000)));
  }

  /** Runs the module `main` with `settings` as JSON; it answers over its channel to the parent once it serves. */
  static async start(main: string, settings: object): Promise<ServerProcess & { serving: Serving }> {
    // Specs start many: without compiling everything again, each begins a third sooner.
    const env = { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(tmpdir(), 'meja-compiled') };
    const child = spawn(process.execPath, ['--no-warnings', main, JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env });
    const server = new ServerProcess(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), startsWithinMs);
    const serving = await Promise.race([new Promise<Serving>((resolve) => child.once('message', (message) => resolve(message as Serving))), server.ended.then(() => null)]);
    clearTimeout(timer);
    if (!serving) throw new Error(`The server did not start (${JSON.stringify(await server.ended)}): ${server.log}`);
    return Object.assign(server, { serving });
  }

  /** The end of what it wrote to its standard error, where its log goes. */
  get log(): string {
    return this.words;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Hands it a mail, as a mail server would, and hears what became of it; refused when the process ends before it says so. */
  deliver(bytes: Uint8Array): Promise<InboundReceipt> {
    const delivery = (this.deliveries += 1);
    const answered = new Promise<InboundReceipt>((resolve, reject) => {
      const hear = (message: unknown): void => {
        const { delivered, receipt, reason } = message as { delivered?: number; receipt?: InboundReceipt; reason?: string };
        if (delivered !== delivery) return;
        this.child.off('message', hear);
        if (receipt) resolve(receipt);
        else reject(new Error(reason));
      };
      this.child.on('message', hear);
      this.child.send({ deliver: delivery, mail: Buffer.from(bytes).toString('base64') }, (error) => error && reject(error));
    });
    return Promise.race([answered, this.ended.then(() => Promise.reject(new Error('The process ended before it took the mail.')))]);
  }

  async end(signal: NodeJS.Signals): Promise<Ended> {
    if (this.isAlive) this.child.kill(signal);
    return this.ended;
  }
}

/** Signs a person in at an address where a process serves, or is going to serve again. */
export async function signInAt(address: string, name: PersonName): Promise<TestClient> {
  const client = new TestClient(address, audienceOf(name));
  await client.signIn(addressOf(name), password);
  return client;
}

/** A port nobody has, below those that systems give to whoever asks for any: it stays free while its server is away for a moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const isFree = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
