import { afterEach, describe, expect, it } from '@jest/globals';
import type { Grants, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { until } from '@meja/testing/until';
import { everywhere, noticesOf, logOf, World } from '../testing/doors.js';
import { aWhile } from '../testing/socket.js';
import { Feed, type FeedSource } from './feed.js';

let world = new World();
let feed = new Feed(noticesOf(world), logOf(world));
afterEach(() => {
  feed.onModuleDestroy();
  world = new World();
  feed = new Feed(noticesOf(world), logOf(world));
});

const seeing = (audience: 'agent' | 'portal', userId: string, grants: Grants): RequestContext => ({ workspace: world.workspace, locale: 'en', timeZone: 'UTC', requestId: 'r', actor: { kind: 'person', audience, userId, name: userId, sessionId: userId, grants } });
const inDepartments = (...ids: string[]): Grants => new Map([['ticket.read', new Set(ids)]]);

/** Follows until the controller is aborted; keeps what came. */
function follow<Item>(ctx: RequestContext, source: FeedSource<Item>) {
  const controller = new AbortController();
  const frames: (readonly Item[])[] = [];
  const ended = (async () => {
    for await (const frame of feed.follow({ ctx, signal: controller.signal }, source)) frames.push(frame);
  })();
  return { frames, stop: () => (controller.abort(), ended) };
}

describe('the feed', () => {
  it('reads once per batch for everybody who sees the same, and once more for everybody who does not', async () => {
    const reads: string[] = [];
    const source: FeedSource<string> = { name: 's', read: async ({ actor }, ids) => (reads.push(`${actor.kind === 'person' ? actor.audience : ''} ${ids.join()}`), [...ids]) };
    const likes = Array.from({ length: 20 }, (_, at) => follow(seeing('agent', `a${at}`, inDepartments('d1', 'd2')), source));
    const sameInOtherOrder = follow(seeing('agent', 'b', inDepartments('d2', 'd1')), source);
    const other = follow(seeing('agent', 'c', inDepartments('d1')), source);
    const requesters = ['r1', 'r2'].map((id) => follow(seeing('portal', id, everywhere('portal.use')), source));
    world.notice('events', { workspaceId: 'w1', eventIds: ['1'] });
    world.notice('events', { workspaceId: 'w1', eventIds: ['2', '1'] });
    world.notice('events', { workspaceId: 'elsewhere', eventIds: ['3'] });
    await until(() => [...likes, sameInOtherOrder, other, ...requesters].every(({ frames }) => frames.length === 1));
    expect(reads.sort()).toEqual(['agent 1,2', 'agent 1,2', 'portal 1,2', 'portal 1,2']);
    await Promise.all([...likes, sameInOtherOrder, other, ...requesters].map(({ stop }) => stop()));
  });

  it('A34 sends nothing, not even an empty frame, to whom an event says nothing', async () => {
    const requester = follow(seeing('portal', 'r1', everywhere('portal.use')), { name: 's', read: async () => [] });
    const agent = follow(seeing('agent', 'a', inDepartments('d1')), { name: 's', read: async (_ctx, ids) => [...ids] });
    world.notice('events', { workspaceId: 'w1', eventIds: ['note'] });
    await until(() => agent.frames.length === 1);
    await aWhile(100);
    expect(requester.frames).toEqual([]);
    await Promise.all([requester.stop(), agent.stop()]);
  });

  it('cuts frames at a hundred and sends at most four a second', async () => {
    let reads = 0;
    const agent = follow(seeing('agent', 'a', inDepartments('d1')), { name: 's', read: async (_ctx, ids) => ((reads += 1), ids.flatMap((id) => Array.from({ length: 150 }, (_, at) => `${id}.${at}`))) });
    const started = Date.now();
    for (let at = 0; at < 40; at += 1) {
      world.notice('events', { workspaceId: 'w1', eventIds: [String(at)] });
      await aWhile(20);
    }
    await until(() => agent.frames.flat().length === 40 * 150);
    expect(Math.max(...agent.frames.map((frame) => frame.length))).toBe(100);
    expect(reads).toBeLessThanOrEqual(Math.ceil((Date.now() - started) / 250) + 1);
    await agent.stop();
  });

  it('tells again later what it could not read', async () => {
    let broken = true;
    const agent = follow(seeing('agent', 'a', inDepartments('d1')), { name: 's', read: (_ctx, ids) => (broken ? Promise.reject(new Error('down')) : Promise.resolve([...ids])) });
    world.notice('events', { workspaceId: 'w1', eventIds: ['1'] });
    await until(() => world.lines.some(({ message }) => message === 'feed.read_failed'));
    broken = false;
    await until(() => agent.frames.length > 0);
    expect(agent.frames).toEqual([['1']]);
    await agent.stop();
  });

  it('ends while it waits, and forgets who has gone', async () => {
    let reads = 0;
    const agent = follow(seeing('agent', 'a', inDepartments('d1')), { name: 's', read: async () => ((reads += 1), ['x']) });
    await agent.stop();
    const late = follow(seeing('agent', 'a', inDepartments('d1')), { name: 's', read: async () => ((reads += 1), ['x']) });
    await late.stop();
    world.notice('events', { workspaceId: 'w1', eventIds: ['1'] });
    await aWhile(150);
    expect(reads).toBe(0);
  });
});
