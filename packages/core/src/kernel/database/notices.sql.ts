import type { Log } from '@meja/plugin-sdk/server/kernel';
import pg from 'pg';
import { outliveBrokenConnections } from './broken-connections.js';
import { Notices } from './control.js';

const channel = 'meja';
const maxBytes = 7_000;

/** Notes between nodes over LISTEN and NOTIFY of the control database; reconnects by itself. */
export class PgNotices extends Notices {
  private readonly listeners = new Map<string, Set<(note: Record<string, unknown>) => void>>();
  private readonly sender: pg.Pool;
  private listener: pg.Client | null = null;
  private stopped = false;

  constructor(private readonly url: string, private readonly log: Log) {
    super();
    this.sender = outliveBrokenConnections(new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000, allowExitOnIdle: true, application_name: 'meja notices' }));
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5_000, application_name: 'meja listen' });
    client.on('error', () => undefined);
    client.on('end', () => this.listener === client && this.reconnect());
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    await client.connect();
    await client.query(`listen ${channel}`);
    this.listener = client;
  }

  async send(topic: string, note: object): Promise<void> {
    const payload = JSON.stringify({ topic, note });
    if (Buffer.byteLength(payload) > maxBytes) throw new Error(`A notice on ${topic} is larger than ${maxBytes} bytes. Send ids, not things.`);
    await this.sender.query('select pg_notify($1, $2)', [channel, payload]);
  }

  on(topic: string, hear: (note: Record<string, unknown>) => void): () => void {
    const hearers = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, hearers.add(hear));
    return () => hearers.delete(hear);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const { listener } = this;
    this.listener = null;
    await listener?.end().catch(() => undefined); // the connection may be broken already
    await this.sender.end();
  }

  private hear(payload: string): void {
    const { topic, note } = JSON.parse(payload) as { topic: string; note: Record<string, unknown> };
    for (const hear of this.listeners.get(topic) ?? []) hear(note);
  }

  private reconnect(): void {
    this.listener = null;
    if (this.stopped) return;
    setTimeout(() => {
      if (this.stopped) return;
      this.start().catch((error: Error) => {
        this.log.warn('notices.reconnect_failed', { reason: error.message });
        this.reconnect();
      });
    }, 250).unref();
  }
}
