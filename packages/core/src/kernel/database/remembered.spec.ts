import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '../context/contexts.js';
import { Remembered } from './remembered.js';
import { inTransaction, type Transaction } from './transactions.js';

const ctx: RequestContext = systemContext({ id: 'w1', slug: 'main', name: 'Main' }, 'spec');
const transaction = inTransaction(ctx, {} as Transaction);

let now = 0;
const clock: Clock = { now: () => new Date(now) };
let readings: { answer: (value: string) => void; fail: (error: Error) => void }[];
let remembered: Remembered<string>;
beforeEach(() => {
  [now, readings] = [0, []];
  remembered = new Remembered(clock, 5_000, () => new Promise((answer, fail) => readings.push({ answer, fail })));
});

describe('what is remembered', () => {
  it('is read once for everybody who asks at the same time, and again when its time is over', async () => {
    const both = Promise.all([remembered.of(ctx), remembered.of(ctx)]);
    readings[0]?.answer('first');
    expect(await both).toEqual(['first', 'first']);
    now = 4_999;
    expect(await remembered.of(ctx)).toBe('first');
    now = 5_000;
    const later = remembered.of(ctx);
    readings[1]?.answer('second');
    expect(await later).toBe('second');
  });

  it('is not waited for in a transaction: who reads it may wait for the connection of the transaction', async () => {
    const outside = remembered.of(ctx);
    const inside = remembered.of(transaction);
    expect(readings).toHaveLength(2);
    readings[1]?.answer('by the transaction');
    expect(await inside).toBe('by the transaction');
    expect(await remembered.of(ctx)).toBe('by the transaction');
    readings[0]?.answer('by the pool');
    expect(await outside).toBe('by the pool');
    expect(await remembered.of(transaction)).toBe('by the transaction');
  });

  it('is forgotten when it could not be read, and kept apart for two workspaces', async () => {
    const failed = remembered.of(ctx);
    readings[0]?.fail(new Error('gone'));
    await expect(failed).rejects.toThrow('gone');
    const other = remembered.of(systemContext({ id: 'w2', slug: 'other', name: 'Other' }, 'spec'));
    readings[1]?.answer('other');
    expect(await other).toBe('other');
    const again = remembered.of(ctx);
    readings[2]?.answer('again');
    expect(await again).toBe('again');
  });
});
