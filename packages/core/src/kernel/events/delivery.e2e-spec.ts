import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Commands } from '@meja/plugin-sdk/server/kernel';
import { createTestServer, until, type TestServer } from '@meja/testing';
import { diary, diaryPlugin, writeNote } from './testing/diary-plugin.js';

describe('what a command publishes', () => {
  let server: TestServer;
  let commands: Commands;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [diaryPlugin({})], queue: { retryLimit: 2, retryDelay: 1 } });
    commands = server.app.get(Commands, { strict: false });
  });
  afterAll(() => server.stop());
  beforeEach(() => diary.forget());

  const write = (word: string, more: { fail?: boolean } = {}) => commands.execute(server.system, writeNote, { word, fail: false, ...more });

  it('reaches every listener once, and the job it asked for is done', async () => {
    await write('hello');
    await server.settle();
    expect(diary.heard).toEqual(['main:hello', 'main:hello']);
    expect(diary.done).toEqual(['main:hello']);
  });

  it('is nothing when the command fails after it', async () => {
    await expect(write('never', { fail: true })).rejects.toThrow('a bug');
    await server.settle();
    expect([...diary.heard, ...diary.done]).toEqual([]);
    expect(await server.rows(`select from event where facts->>'word' = 'never'`)).toEqual([]);
  });

  it('reaches listeners when two transactions commit in the other order than they began', async () => {
    const held = Promise.withResolvers<void>();
    diary.heldUp.set('first', held.promise);
    const slow = write('first');
    await write('second');
    await server.settle();
    expect(diary.done).toEqual(['main:second']);
    held.resolve();
    await slow;
    await server.settle();
    expect(diary.done).toEqual(['main:second', 'main:first']);
    expect(diary.heard).toHaveLength(4);
  });

  it('is found by the next sweep when its notice was lost', async () => {
    await write('known');
    await server.settle();
    diary.forget();
    const id = '01900000-0000-7000-8000-00000000abcd';
    await server.rows(`insert into event (id, type, version, facts, actor_name, request_id) values ($1, 'diary.noted', 1, '{"word":"lost"}', 'spec', 'spec')`, [id]);
    await until(() => diary.heard.length === 2, 'the sweep of what was heard of lately');
  });

  it('is tried again when a listener throws, then rests among the dead letters until it is replayed', async () => {
    diary.failing.add('poison');
    await write('poison');
    await write('fine');
    const letters = await until(async () => {
      const found = await server.deadLetters(server.main);
      return found.length === 2 ? found : null;
    }, 'two dead letters');
    expect(letters.map(({ target }) => target).sort()).toEqual(['diary/AlsoHear/diary.noted', 'diary/Hear/diary.noted']);
    await server.settle();
    expect(letters[0]?.reason).toContain('cannot hear poison');
    expect(diary.heard).toEqual(['main:fine', 'main:fine']);
    diary.failing.clear();
    const other = await server.createWorkspace({ slug: 'other', name: 'Other', hosts: [], demo: false });
    expect(await server.deadLetters(other)).toEqual([]);
    expect(await server.replay(other, letters[0]?.id ?? '')).toBe(false);
    for (const { id } of letters) expect(await server.replay(server.main, id)).toBe(true);
    await until(() => diary.heard.filter((word) => word === 'main:poison').length === 2, 'the replay');
    expect(await server.deadLetters(server.main)).toEqual([]);
  });
});
