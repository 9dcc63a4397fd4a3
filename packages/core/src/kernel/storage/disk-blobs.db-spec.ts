import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BlobScanner, type BlobRef, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import pg from 'pg';
import { SystemClock } from '../context/clock.js';
import { systemContext } from '../context/contexts.js';
import { makeId } from '../context/ids.js';
import { DatabaseAddresses, WorkspaceDatabase } from '../database/index.js';
import { Blob, Blob1700000000100, BlobScan, BlobSniffed1700000000600, DiskBlobs, NoScanner } from './index.js';

const slug = `blobs-${randomUUID().slice(0, 8)}`;
const here = systemContext({ id: makeId(), slug: `${slug}-here`, name: 'Here' }, 'spec');
const there = systemContext({ id: makeId(), slug: `${slug}-there`, name: 'There' }, 'spec');
const url = process.env['MEJA_TEST_DATABASE_URL'] ?? '';
const addresses = new DatabaseAddresses(url);
const folder = mkdtempSync(join(tmpdir(), 'meja-blobs-'));

let db: WorkspaceDatabase;
let blobs: DiskBlobs;
beforeAll(async () => {
  await onServer((name) => `create database "${name}"`);
  db = await WorkspaceDatabase.start({ type: 'postgres', url, entities: [Blob], migrations: [Blob1700000000100, BlobSniffed1700000000600], installExtensions: false }, addresses);
  for (const ctx of [here, there]) await db.sourceOf(ctx.workspace).runMigrations();
  blobs = new DiskBlobs(db, new SystemClock(), { folder, maxBytes: 1000 });
});
afterAll(async () => {
  await db.stop();
  await onServer((name) => `drop database "${name}"`);
  rmSync(folder, { recursive: true, force: true });
});

const bytesOf = async (ctx: RequestContext, sha256: string) => {
  const found = await blobs.open(ctx, sha256);
  return found && { ...found.ref, scan: found.scan, text: (await buffer(found.stream)).toString() };
};

describe('blobs of a workspace', () => {
  it('come back by their hash, with size and the state of the scan', async () => {
    const ref = await blobs.put(here, Readable.from([Buffer.from('invoice '), Buffer.from('4711')]));
    expect(ref).toEqual({ sha256: createHash('sha256').update('invoice 4711').digest('hex'), size: 12 });
    expect(await bytesOf(here, ref.sha256)).toEqual({ ...ref, scan: 'pending', text: 'invoice 4711' });
  });

  it('come back in part, with the size of the whole', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('invoice 4711'));
    const part = await blobs.open(here, sha256, { first: 8, last: 9 });
    expect([part?.ref.size, part && (await buffer(part.stream)).toString()]).toEqual([12, '47']);
  });

  it('know what their first bytes say they are', async () => {
    const sniffed = async (bytes: Buffer) => (await db.repo(here, Blob).findOneByOrFail({ sha256: (await blobs.put(here, bytes)).sha256 })).sniffed;
    expect([await sniffed(Buffer.from('%PDF-1.4 …')), await sniffed(Buffer.from('<svg onload="alert(1)">')), await sniffed(Buffer.from('G'))]).toEqual(['application/pdf', null, null]);
  });

  it('are one row for the same bytes, also from transactions that run at once', async () => {
    const put = () => db.transaction(here, (ctx) => blobs.put(ctx, Buffer.from('same')));
    const refs = await Promise.all([put(), put(), put(), blobs.put(here, Buffer.from('same'))]);
    expect(await db.repo(here, Blob).countBy({ sha256: refs[0]?.sha256 ?? '' })).toBe(1);
  });

  it('do not exist in another workspace', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('secret of here'));
    expect(await blobs.open(there, sha256)).toBeNull();
  });

  it('A47 do not exist under a malformed or unknown hash', async () => {
    for (const sha256 of ['', 'x', '../../../../etc/passwd', '0'.repeat(64), "' or 1=1 --"]) expect(await blobs.open(here, sha256)).toBeNull();
  });

  it('have no row when the transaction is rolled back, and can be sent again', async () => {
    const bytes = Buffer.from('rolled back');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const failing = db.transaction(here, async (ctx) => {
      await blobs.put(ctx, bytes);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await blobs.open(here, sha256)).toBeNull();
    await blobs.put(here, bytes);
    expect(await bytesOf(here, sha256)).toMatchObject({ text: 'rolled back' });
  });

  it.each([
    ['BlobTooLarge', Buffer.alloc(11), { maxBytes: 10 }],
    ['BlobTooLarge', Buffer.alloc(1001), { maxBytes: 5000 }],
    ['BlobEmpty', Buffer.alloc(0), {}],
  ])('A20 are refused as %s with neither row nor file', async (name, bytes, options) => {
    const before = [await db.repo(here, Blob).count(), fileCount()];
    await expect(blobs.put(here, bytes, options)).rejects.toMatchObject({ name });
    expect([await db.repo(here, Blob).count(), fileCount()]).toEqual(before);
  });

  it('are off the disk once forgotten, and stay while there is a row or one is being written', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('to be forgotten'));
    await blobs.forget(here, sha256);
    expect(await bytesOf(here, sha256)).toMatchObject({ text: 'to be forgotten' });
    await db.repo(here, Blob).delete({ sha256 });
    const before = fileCount();
    let forgotten: Promise<void> | undefined;
    await db.transaction(here, async (ctx) => {
      await blobs.put(ctx, Buffer.from('to be forgotten'));
      forgotten = blobs.forget(here, sha256);
    });
    await forgotten;
    expect([await bytesOf(here, sha256).then((found) => found?.text), fileCount()]).toEqual(['to be forgotten', before]);
    await db.repo(here, Blob).delete({ sha256 });
    await blobs.forget(here, sha256);
    await blobs.forget(here, sha256);
    expect(fileCount()).toBe(before - 1);
  });

  it('R24 have no row when the store is gone', async () => {
    const broken = new DiskBlobs(db, new SystemClock(), { folder: '/dev/null/blobs' });
    const before = await db.repo(here, Blob).count();
    await expect(broken.put(here, Buffer.from('nowhere'))).rejects.toMatchObject({ name: 'BlobsUnavailable' });
    expect(await db.repo(here, Blob).count()).toBe(before);
  });

  it('R24 say so when the file of a row is gone', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('lost'));
    rmSync(join(folder, here.workspace.id, sha256.slice(0, 2)), { recursive: true });
    await expect(blobs.open(here, sha256)).rejects.toMatchObject({ name: 'BlobsUnavailable' });
  });
});

describe('the scan of a stored blob', () => {
  it('finds everything clean by default', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('clean'));
    expect(await new BlobScan(db, blobs, new NoScanner()).scanStored(here, sha256)).toBe('clean');
    expect(await bytesOf(here, sha256)).toMatchObject({ scan: 'clean' });
  });

  it('keeps a refusal, also when the same bytes are sent again', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('a virus'));
    const scan = new BlobScan(db, blobs, new VirusScanner());
    expect(await scan.scanStored(here, sha256)).toBe('refused');
    await blobs.put(here, Buffer.from('a virus'));
    expect(await new BlobScan(db, blobs, new NoScanner()).scanStored(here, sha256)).toBe('refused');
  });

  it('leaves a blob pending when the scanner fails, for the next try', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('unlucky'));
    await expect(new BlobScan(db, blobs, new BrokenScanner()).scanStored(here, sha256)).rejects.toThrow('no answer');
    expect(await bytesOf(here, sha256)).toMatchObject({ scan: 'pending' });
  });

  it('answers null for a blob of another workspace', async () => {
    const { sha256 } = await blobs.put(here, Buffer.from('not yours'));
    expect(await new BlobScan(db, blobs, new NoScanner()).scanStored(there, sha256)).toBeNull();
  });
});

class VirusScanner extends BlobScanner {
  async scan(stream: Readable, ref: BlobRef): Promise<'clean' | 'refused'> {
    const bytes = await buffer(stream);
    return bytes.byteLength === ref.size && bytes.includes('virus') ? 'refused' : 'clean';
  }
}

class BrokenScanner extends BlobScanner {
  scan(): Promise<'clean'> {
    return Promise.reject(new Error('no answer'));
  }
}

const fileCount = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

async function onServer(statement: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const { workspace } of [here, there]) await client.query(statement(addresses.nameOfWorkspace(workspace)));
  await client.end();
}
