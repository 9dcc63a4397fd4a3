import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { findPostgres } from './find-postgres.js';
import { startPostgres } from './start-postgres.js';
import { Held } from './testing/held.js';

const settings = { fsync: 'off' };
const root = process.getuid?.() === 0;
let home: string;
let dataDir: string;
let opened: { end(signal: 'SIGKILL'): Promise<void> }[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meja-postgres-'));
  dataDir = join(home, 'data');
  opened = [];
});
afterEach(async () => {
  for (const held of opened) await held.end('SIGKILL');
  await gone(dataDir);
  rmSync(home, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('serves a new data folder with a generated password on the loopback only', async () => {
    const server = await startPostgres({ dataDir, settings, database: 'meja' });
    try {
      expect(await ask(server.url, 'select current_database() as answer')).toBe('meja');
      expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1');
      expect(await ask(server.url, 'show ssl')).toBe('off');
      expect(await ask(server.url, `select 'ä' < 'b' as answer`)).toBe(true);
      await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
      expect(statSync(join(dataDir, 'cluster/connection.json')).mode & 0o777).toBe(0o600);
    } finally {
      await server.stop();
    }
  });

  it('remembers its port and keeps what was written', async () => {
    const first = await startPostgres({ dataDir, settings });
    // No system gives it to somebody who connects while the server is away.
    expect(first.port).toBeLessThan(32_768);
    await ask(first.url, 'create table kept (n int)');
    await first.stop();
    const second = await startPostgres({ dataDir, settings });
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select count(*)::int as answer from kept')).toBe(0);
    await second.stop();
  });

  it('joins a server that runs on the folder, leaves it running, and takes over when it goes', async () => {
    const held = hold([dataDir]);
    const ready = await held.answer();
    const joined = await startPostgres({ dataDir, settings });
    expect(joined).toMatchObject({ attached: true, url: ready.url });
    await held.end('SIGTERM');
    await expect(patiently(() => ask(joined.url, 'select 1 as answer'))).resolves.toBe(1);
    expect(joined.attached).toBe(false);
    await joined.stop();
    expect(await findPostgres(dataDir)).toBeNull();
  });

  it('is found by the command line while it runs', async () => {
    expect(await findPostgres(dataDir)).toBeNull();
    const ready = await hold([dataDir]).answer();
    expect(await findPostgres(dataDir)).toMatchObject({ url: ready.url, port: ready.port });
  });

  it('two first starts at once share one server', async () => {
    const words = await Promise.all([hold([dataDir]).answer(), hold([dataDir]).answer()]);
    expect(words.map(({ word }) => word)).toEqual(['ready', 'ready']);
    expect(new Set(words.map(({ url }) => url)).size).toBe(1);
  });
});

describe('ends and crashes', () => {
  it('ends with a process that was killed', async () => {
    const held = hold([dataDir]);
    const { url } = await held.answer();
    await held.end('SIGKILL');
    await gone(dataDir);
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('comes back on the same port when the postmaster is killed', async () => {
    const held = hold([dataDir]);
    const { url } = await held.answer();
    process.kill(postmasterPid(), 'SIGKILL');
    expect(await held.hear(({ word }) => word === 'crashed')).toMatchObject({ final: false });
    await expect(patiently(() => ask(url, 'select 1 as answer'))).resolves.toBe(1);
  });

  it('starts again after everything was killed at once', async () => {
    const held = hold([dataDir]);
    const { url } = await held.answer();
    process.kill(postmasterPid(), 'SIGKILL');
    await held.end('SIGKILL');
    expect(existsSync(join(dataDir, 'cluster/postmaster.pid'))).toBe(true);
    expect(await hold([dataDir]).answer()).toMatchObject({ word: 'ready', url });
  });

  it('is not held up by a stranger with the number of the killed postmaster', async () => {
    const held = hold([dataDir]);
    await held.answer();
    process.kill(postmasterPid(), 'SIGKILL');
    await held.end('SIGKILL');
    const file = join(dataDir, 'cluster/postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
    expect(await hold([dataDir]).answer()).toMatchObject({ word: 'ready' });
  });

  it('forgets a cluster that was being made when its maker was killed', async () => {
    mkdirSync(join(dataDir, 'unfinished-4194305-x/cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'unfinished-4194305-x/cluster/PG_VERSION'), '18\n');
    expect(await hold([dataDir]).answer()).toMatchObject({ word: 'ready' });
    expect(existsSync(join(dataDir, 'unfinished-4194305-x'))).toBe(false);
  });
});

describe('refusals', () => {
  it('refuses data of another major version by its number', async () => {
    mkdirSync(join(dataDir, 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '17\n');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'POSTGRES_OTHER_MAJOR', params: { found: 17, expected: 18 } });
  });

  it('refuses a port that was asked for and is taken', async () => {
    const stranger = await listen(0);
    const port = portOf(stranger);
    expect(await hold([dataDir, String(port)]).answer()).toMatchObject({ word: 'failed', code: 'POSTGRES_PORT_TAKEN', params: { port } });
    stranger.close();
  });

  it('takes another port when the remembered one is taken', async () => {
    const first = await startPostgres({ dataDir, settings });
    await first.stop();
    const stranger = await listen(first.port);
    const second = await startPostgres({ dataDir, settings });
    expect(second.port).not.toBe(first.port);
    expect(await findPostgres(dataDir)).toMatchObject({ port: second.port });
    await second.stop();
    stranger.close();
  });

  it('refuses a full disk before it writes', async () => {
    const inside = `mkdir -p "$1" && mount -t tmpfs -o size=30m tmpfs "$1" && shift && exec "$@"`;
    const held = hold([dataDir], { prefix: ['unshare', '--mount', ...(root ? [] : ['--user', '--map-root-user']), 'sh', '-c', inside, 'sh', dataDir] });
    expect(await held.answer()).toMatchObject({ word: 'failed', code: 'POSTGRES_NO_SPACE', params: { neededMb: 200 } });
  });

  it('refuses a data folder that is a file', async () => {
    writeFileSync(dataDir, '');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'POSTGRES_NOT_WRITABLE' });
  });

  it('refuses data whose password is lost', async () => {
    const server = await startPostgres({ dataDir, settings });
    await server.stop();
    rmSync(join(dataDir, 'cluster/connection.json'));
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'POSTGRES_PASSWORD_LOST' });
  });
});

describe('accounts', () => {
  it('runs under a closed folder of the account at hand', async () => {
    chmodSync(home, 0o700);
    expect(await hold([dataDir]).answer()).toMatchObject({ word: 'ready' });
  });

  it('runs for root where user namespaces are forbidden, also under a closed folder', async () => {
    chmodSync(home, 0o700);
    const bin = join(home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const held = hold([dataDir], { env: { PATH: `${bin}:${process.env['PATH']}` } });
    expect(await held.answer()).toMatchObject({ word: 'ready' });
    if (root) expect(statSync(join(dataDir, 'cluster')).uid).toBe(65_534);
    await held.end('SIGKILL');
    await gone(dataDir);
    expect(await hold([dataDir]).answer()).toMatchObject({ word: 'ready' });
  });

  it('runs for an ordinary user, and for root on the folder of that user', async () => {
    const user = root ? 65_533 : (process.getuid?.() ?? 0);
    if (root) chownSync(home, user, user);
    const held = hold([dataDir], { prefix: root ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'] : [] });
    expect(await held.answer()).toMatchObject({ word: 'ready' });
    await held.end('SIGKILL');
    await gone(dataDir);
    const again = hold([dataDir]);
    expect(await again.answer()).toMatchObject({ word: 'ready' });
    expect(statSync(join(dataDir, 'cluster/postmaster.pid')).uid).toBe(user);
  });
});

function hold(args: readonly string[], options: ConstructorParameters<typeof Held>[1] = {}): Held {
  const held = new Held(args, options);
  opened.push(held);
  return held;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return Object.values(rows[0] ?? {})[0];
}

const postmasterPid = (): number => Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);

/** Waits until nothing serves the folder any more. */
async function gone(folder: string): Promise<void> {
  await patiently(async () => {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() && (await findPostgres(folder))) throw new Error('still there');
  });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 900; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
