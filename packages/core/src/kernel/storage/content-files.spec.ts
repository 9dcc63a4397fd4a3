import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ContentFiles, isSha256 } from './content-files.js';

const owner = '018f0000-0000-7000-8000-000000000001';
const other = '018f0000-0000-7000-8000-000000000002';
const hello = Buffer.from('hello blob');
const sha256 = createHash('sha256').update(hello).digest('hex');
const enough = 1_000_000;

let folder: string;
let files: ContentFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meja-blobs-'));
  files = new ContentFiles(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Relative paths of the files below the folder. */
const inside = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));

describe('files named by their content', () => {
  it('lie under the workspace, two folders and the hash, and nothing else lies there', async () => {
    expect(await files.keep(owner, Readable.from([hello.subarray(0, 3), hello.subarray(3)]), enough)).toEqual({ sha256, size: 10 });
    expect(inside()).toEqual([join(owner, sha256.slice(0, 2), sha256.slice(2, 4), sha256)]);
    expect(await buffer(await files.read(owner, { sha256, size: 10 }))).toEqual(hello);
  });

  it('are readable by nobody but the process', async () => {
    await files.keep(owner, [hello], enough);
    expect(inside().map((path) => statSync(join(folder, path)).mode & 0o077)).toEqual([0]);
  });

  it('are one for the same bytes, also when sent at once', async () => {
    const refs = await Promise.all(Array.from({ length: 20 }, () => files.keep(owner, [hello], enough)));
    expect(new Set(refs.map((ref) => ref.sha256)).size).toBe(1);
    expect(inside()).toHaveLength(1);
  });

  it('are apart for two workspaces', async () => {
    await files.keep(owner, [hello], enough);
    await expect(files.read(other, { sha256, size: 10 })).rejects.toMatchObject({ name: 'BlobsUnavailable' });
  });

  it('heal when the same bytes arrive again after damage', async () => {
    const ref = await files.keep(owner, [hello], enough);
    writeFileSync(join(folder, inside()[0] ?? ''), 'hel');
    await expect(files.read(owner, ref)).rejects.toMatchObject({ name: 'BlobsUnavailable' });
    await files.keep(owner, [hello], enough);
    expect(await buffer(await files.read(owner, ref))).toEqual(hello);
  });

  it('A05 never have a path from outside', async () => {
    for (const name of ['../etc', '..', '', `${owner}/..`, `${owner}\0`, 'main', owner.toUpperCase()]) {
      await expect(files.keep(name, [hello], enough)).rejects.toThrow('named by the id of a workspace');
    }
    for (const name of ['../../../etc/passwd', `${sha256}/..`, sha256.toUpperCase(), `${sha256}\n`, '']) {
      expect(isSha256(name)).toBe(false);
      await expect(files.read(owner, { sha256: name, size: 10 })).rejects.toThrow();
    }
    expect(inside()).toEqual([]);
  });
});

describe('bytes that are not kept leave nothing behind', () => {
  afterEach(() => expect(inside()).toEqual([]));

  it('when they are too many, and the sender is stopped', async () => {
    let sent = 0;
    const endless = Readable.from((function* () {
      for (;;) yield Buffer.alloc((sent += 1, 10_000));
    })());
    await expect(files.keep(owner, endless, 50_000)).rejects.toMatchObject({ name: 'BlobTooLarge', maxBytes: 50_000 });
    expect([endless.destroyed, sent < 30]).toEqual([true, true]);
  });

  it('when there are none', async () => {
    await expect(files.keep(owner, [], enough)).rejects.toMatchObject({ name: 'BlobEmpty' });
    await expect(files.keep(owner, Readable.from([Buffer.alloc(0)]), enough)).rejects.toMatchObject({ name: 'BlobEmpty' });
  });

  it('when the sender breaks off, and the caller hears why', async () => {
    const broken = Readable.from((function* () {
      yield hello;
      throw new Error('connection reset');
    })());
    await expect(files.keep(owner, broken, enough)).rejects.toThrow('connection reset');
  });

  it('when the sender breaks off before the first byte was asked for', async () => {
    const broken = new Readable({ read: () => undefined });
    const kept = files.keep(owner, broken, enough);
    broken.destroy(new Error('gone'));
    await expect(kept).rejects.toThrow('gone');
  });
});

describe('a store that fails', () => {
  it('R24 is told from a sender that fails', async () => {
    writeFileSync(join(folder, owner), 'a file where the folder should be');
    await expect(files.keep(owner, [hello], enough)).rejects.toMatchObject({ name: 'BlobsUnavailable', cause: expect.objectContaining({ code: 'ENOTDIR' }) });
  });

  it('R23 R24 keeps nothing of a blob that no longer fits, takes the next that does, and refuses cleanly when read-only', async () => {
    const mounted = join(folder, 'mounted');
    mkdirSync(mounted);
    const script = join(import.meta.dirname, 'testing/full-disk.mjs');
    const { stdout } = await promisify(execFile)('unshare', ['--user', '--map-root-user', '--mount', process.execPath, '--no-warnings', script, mounted]);
    expect(JSON.parse(stdout)).toEqual({
      full: { answer: 'BlobsUnavailable ENOSPC', files: [] },
      afterwards: { answer: 'kept 5', files: 1 },
      readOnly: { answer: 'BlobsUnavailable EROFS', files: 1 },
    });
  });

  it('is freed of what killed processes left, but not of what still arrives', async () => {
    await files.keep(owner, [hello], enough);
    const [old, young] = ['old', 'young'].map((name) => join(folder, owner, 'incoming', name));
    for (const path of [old ?? '', young ?? '']) writeFileSync(path, 'half');
    utimesSync(old ?? '', new Date(0), new Date(0));
    expect(await files.sweep(new Date(Date.now() - 60_000))).toBe(1);
    expect(inside()).toHaveLength(2);
    expect(readFileSync(young ?? '', 'utf8')).toBe('half');
  });
});
