import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PartialFiles, PartTooLong } from './partial-files.js';

const owner = '018f0000-0000-7000-8000-000000000001';
const id = '018f0000-0000-7000-8000-000000000002';
const megabyte = 1024 * 1024;

let folder: string;
let files: PartialFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meja-parts-'));
  files = new PartialFiles({ folder, maxBytes: 10 * megabyte });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes and answers every position that was told, and what the source threw. */
async function write(offset: number, source: Iterable<Buffer | Error>, options: { upTo?: number; stopAt?: number } = {}) {
  const told: number[] = [];
  const reached = (position: number) => Promise.resolve(told.push(position) > 0 && position !== options.stopAt);
  const chunks = Readable.from((function* () {
    for (const chunk of source) {
      if (chunk instanceof Error) throw chunk;
      yield chunk;
    }
  })());
  const end = await files.write(owner, id, { offset, upTo: options.upTo ?? 10 * megabyte, source: chunks, reached }).catch((error: Error) => error);
  return { told, end };
}
const content = async (size: number) => text(await files.read(owner, id, size));

describe('files that arrive in parts', () => {
  it('are put together wherever the parts begin', async () => {
    expect(await write(0, [Buffer.from('Hello '), Buffer.from('wor')])).toEqual({ told: [9], end: 9 });
    expect(await write(9, [Buffer.from('ld')])).toEqual({ told: [11], end: 11 });
    expect(await content(11)).toBe('Hello world');
  });

  it('tell on the way what is on the disk, so that little is sent twice after a crash', async () => {
    const { told } = await write(0, Array.from({ length: 10 }, () => Buffer.alloc(megabyte / 4)));
    expect(told).toEqual([megabyte, 2 * megabyte, 2.5 * megabyte]);
  });

  it('keep what came before the sender broke off, and say why it ended', async () => {
    const { told, end } = await write(0, [Buffer.from('half'), new Error('cut')]);
    expect([told, (end as Error).message]).toEqual([[4], 'cut']);
    expect(await content(4)).toBe('half');
  });

  it('take no byte more than was announced', async () => {
    const { told, end } = await write(3, [Buffer.from('ab'), Buffer.from('cd')], { upTo: 6 });
    expect([told, end]).toEqual([[5], expect.any(PartTooLong)]);
  });

  it('stop when somebody else has gone on in the meantime', async () => {
    const { told, end } = await write(0, Array.from({ length: 5 }, () => Buffer.alloc(megabyte)), { stopAt: 2 * megabyte });
    expect([told, end]).toEqual([[megabyte, 2 * megabyte], 2 * megabyte]);
  });

  it('A05 have no name from outside', async () => {
    for (const name of ['..', '../x', '', `${id}/..`]) await expect(files.remove(owner, name)).rejects.toThrow();
    await expect(files.remove('../other', id)).rejects.toThrow();
  });

  it('go away when nobody has written for long', async () => {
    await write(0, [Buffer.from('old')]);
    expect(await files.sweep(owner, new Date(Date.now() - 60_000))).toBe(0);
    utimesSync(join(folder, owner, 'arriving', id), new Date(0), new Date(0));
    expect(await files.sweep(owner, new Date(Date.now() - 60_000))).toBe(1);
    expect(readdirSync(join(folder, owner, 'arriving'))).toEqual([]);
  });
});
