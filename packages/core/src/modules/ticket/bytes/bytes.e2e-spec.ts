import { utimes } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Blobs, Database } from '@meja/plugin-sdk/server/kernel';
import { Inbound } from '@meja/plugin-sdk/server/ticket';
import { createTestServer, until, type TestServer } from '@meja/testing';
import { sweepStore } from '../../../kernel/storage/index.js';
import { textChannel, textPlugin } from '../testing/text-channel.js';
import { textMessage } from '../testing/two-tickets.js';
import { filesWith, removing, runJob } from '../removal/testing/removals.js';
import { forgetUploads } from '../uploads/jobs/forget-uploads.js';
import { TusClient } from '../uploads/testing/tus.js';
import { sweepBytes } from './index.js';

describe('bytes that nothing uses', () => {
  let server: TestServer;
  let blobs: Blobs;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [textPlugin({})] });
    blobs = server.app.get(Blobs, { strict: false });
  });
  afterAll(() => server.stop());

  const put = async (word: string) => (await blobs.put(server.system, Buffer.from(word))).sha256;
  const sweep = () => runJob(server, sweepBytes, {});
  const rowOf = (sha256: string) => server.rows('select sha256 from blob where sha256 = $1', [sha256]);
  /** As on another day: what there is came long ago. */
  const aDayLater = () => server.rows(`update blob set created_at = created_at - interval '1 day'`);
  const receive = (word: string) =>
    server.app.get(Inbound, { strict: false }).accept(server.system, textChannel.id, textMessage('custv@test.example', { externalId: `${word}@elsewhere.example`, text: 't', files: [{ name: 'a.txt', text: word }] }));

  it('leave the disk in a night, unless they came within the hour', async () => {
    const sha256 = await put('sweptaway');
    await sweep();
    expect((await filesWith(server, 'sweptaway')).length).toBe(1);
    await aDayLater();
    // Sent again, they are new, and somebody is about to name them.
    await put('sweptaway');
    await sweep();
    expect(await rowOf(sha256)).toHaveLength(1);
    await aDayLater();
    await sweep();
    expect([await rowOf(sha256), await filesWith(server, 'sweptaway')]).toEqual([[], []]);
  });

  it('are none while a mail, an attachment or an upload needs them', async () => {
    await receive('neededbymail');
    await new TusClient(await server.as('agentA')).whole(Buffer.from('neededbyupload'));
    await server.settle();
    await aDayLater();
    const before = await server.rows('select sha256 from blob order by 1');
    await sweep();
    expect(await server.rows('select sha256 from blob order by 1')).toEqual(before);
    expect([(await filesWith(server, 'neededbymail')).length, (await filesWith(server, 'neededbyupload')).length]).toEqual([2, 1]);
  });

  it('are none while a table of a plugin refers to them', async () => {
    const sha256 = await put('neededbyplugin');
    await aDayLater();
    await server.rows('create table pager_recording (id int primary key, "blob of it" text references blob (sha256))');
    await server.rows('insert into pager_recording values (1, $1)', [sha256]);
    await sweep();
    expect(await rowOf(sha256)).toHaveLength(1);
    await server.rows('drop table pager_recording');
    await sweep();
    expect(await rowOf(sha256)).toEqual([]);
  });

  it('are those of a redacted message, though the delivery remembers their name', async () => {
    const receipt = await receive('redactedlater');
    if (receipt.outcome !== 'created') throw new Error(`It was not created but ${receipt.outcome}`);
    await removing.redact(await server.as('admin'), receipt.messageId);
    await server.settle();
    expect(await filesWith(server, 'redactedlater')).toEqual([]);
    // The same bytes, of which the row was written and the command then died: the erased delivery holds none of them.
    const [delivery] = await server.rows<{ sha256: string }>(`select sha256 from inbound_message where message_id = $1`, [receipt.messageId]);
    await server.rows(`insert into blob (sha256, size, created_at) values ($1, 1, now() - interval '1 day')`, [delivery?.sha256]);
    await sweep();
    expect(await rowOf(delivery?.sha256 ?? '')).toEqual([]);
  });

  it('go when the upload they came by is forgotten, and stay when a message has them', async () => {
    const tus = new TusClient(await server.as('agentA'));
    await tus.whole(Buffer.from('abandonedupload'));
    await receive('sharedupload');
    await tus.whole(Buffer.from('sharedupload'));
    await server.settle();
    await aDayLater();
    await server.rows(`update upload set created_at = created_at - interval '25 hours'`);
    await runJob(server, forgetUploads, {});
    expect(await filesWith(server, 'abandonedupload')).toEqual([]);
    // The file of the mail and the mail itself.
    expect((await filesWith(server, 'sharedupload')).length).toBe(2);
  });

  it('leave a file without a row when a transaction is rolled back, which goes a day later', async () => {
    const database = server.app.get(Database, { strict: false });
    const failing = database.transaction(server.system, async (ctx) => {
      await blobs.put(ctx, Buffer.from('rolledbackbytes'));
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    const kept = await put('keptbytes');
    const sweepFiles = () => runJob(server, sweepStore, {});
    await sweepFiles();
    const [stray = ''] = await filesWith(server, 'rolledbackbytes');
    expect(stray).not.toBe('');
    const long = new Date(server.clock.now().getTime() - 25 * 3_600_000);
    for (const path of [stray, ...(await filesWith(server, 'keptbytes'))]) await utimes(path, long, long);
    await sweepFiles();
    expect(await filesWith(server, 'rolledbackbytes')).toEqual([]);
    const blob = await blobs.open(server.system, kept);
    expect(blob && (await text(blob.stream))).toBe('keptbytes');
  });

  it('are never taken from under a command that is just about to name them', async () => {
    const database = server.app.get(Database, { strict: false });
    const sha256 = await put('aboutToBeNamed');
    await aDayLater();
    let swept: Promise<void> | undefined;
    await database.transaction(server.system, async (ctx) => {
      await blobs.put(ctx, Buffer.from('aboutToBeNamed'));
      swept = sweep();
      // The sweep has found them by now, and waits for this transaction.
      await until(async () => (await server.rows(`select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)).length > 0, 'the sweep to wait');
      await database.query(ctx, `insert into upload (id, user_id, audience, name, media_type, size, received, state, blob_sha256, created_at)
        values (gen_random_uuid(), null, 'portal', 'a.txt', 'text/plain', 14, 14, 'finished', $1, now())`, [sha256]);
    });
    await swept;
    expect([await rowOf(sha256), (await filesWith(server, 'aboutToBeNamed')).length]).toEqual([[{ sha256 }], 1]);
  });
});
