import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownControlDatabase, RestartableServer, until, type OwnControlDatabase, type TestClient } from '@meja/testing';

const kills = 3;
const size = 20_000_000;
const tus = { 'tus-resumable': '1.0.0' };

describe('an upload and a server that is killed', () => {
  let database: OwnControlDatabase;
  let server: RestartableServer;
  let agent: TestClient;

  beforeAll(async () => {
    database = await ownControlDatabase();
    server = await RestartableServer.start({ main: join(import.meta.dirname, 'serve.mjs'), databaseUrl: database.url });
    agent = await server.as('agentA');
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  const standing = async (path: string): Promise<number> => Number((await agent.fetch(path, { method: 'HEAD', headers: tus })).headers.get('upload-offset'));

  /** Sends on a line of ten megabytes a second, until the connection ends or `upTo` is sent. */
  async function stream(path: string, offset: number, bytes: Buffer, upTo = bytes.byteLength): Promise<void> {
    const { hostname, port } = new URL(agent.address);
    const socket = connect(Number(port), hostname).on('error', () => undefined).resume();
    const closed = new Promise((resolve) => socket.on('close', resolve));
    const head = { host: `${hostname}:${port}`, cookie: agent.cookie, ...tus, 'upload-offset': offset, 'content-type': 'application/offset+octet-stream', 'content-length': bytes.byteLength - offset, connection: 'close' };
    socket.write(`PATCH ${path} HTTP/1.1\r\n${Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    for (let at = offset; at < bytes.byteLength && !socket.destroyed; at += 500_000) {
      if (at < upTo) socket.write(bytes.subarray(at, at + 500_000));
      await sleep(50);
    }
    await closed;
  }

  it('R01 goes on from what was on the disk, and is byte for byte what was sent', async () => {
    const bytes = randomBytes(size);
    const begun = await agent.fetch('/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(size), 'upload-metadata': `filename ${Buffer.from('killed.bin').toString('base64')}` } });
    const path = begun.headers.get('location') ?? '';
    const id = path.split('/').at(-1) ?? '';
    const received = async () => Number((await server.rows('select received from upload where id = $1', [id]))[0]?.['received']);
    const stood: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const from = await standing(path);
      stood.push(from);
      const sending = stream(path, from, bytes, from + 6_000_000);
      await until(async () => (await received()) > from, 'the next megabyte');
      await server.end('SIGKILL');
      await sending;
      await server.startAgain();
    }
    expect(stood).toEqual([...stood].sort((a, b) => a - b));
    await until(async () => {
      const from = await standing(path);
      if (from < size) await stream(path, from, bytes);
      return (await standing(path)) === size;
    }, 'the rest', 240_000);
    const [row] = await server.rows('select upload.state, upload.blob_sha256, blob.size::int from upload join blob on blob.sha256 = upload.blob_sha256 where upload.id = $1', [id]);
    expect(row).toEqual({ state: 'finished', blob_sha256: createHash('sha256').update(bytes).digest('hex'), size });
  }, 900_000);
});
