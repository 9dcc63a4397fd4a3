import { describe, expect, it } from '@jest/globals';
import { Announcements } from './announcements.js';

function aQueue() {
  const timers: (() => void)[] = [];
  const announcements = new Announcements((run) => timers.push(run));
  return { announcements, tick: () => timers.shift()?.() };
}

describe('the polite live region', () => {
  it('speaks at once when it is quiet', () => {
    const { announcements } = aQueue();
    announcements.say('Saved');
    expect(announcements.spoken.value).toBe('Saved');
  });

  it('keeps the order and leaves a pause', () => {
    const { announcements, tick } = aQueue();
    announcements.say('One');
    announcements.say('Two');
    expect(announcements.spoken.value).toBe('One');
    tick();
    expect(announcements.spoken.value).toBe('Two');
    tick();
    expect(announcements.spoken.value).toBe('');
  });

  it('says only the newest of a topic', () => {
    const { announcements, tick } = aQueue();
    announcements.say('Ready');
    for (const count of [1, 2, 3]) announcements.say(`${count} new`, 'new');
    tick();
    expect(announcements.spoken.value).toBe('3 new');
    tick();
    expect(announcements.spoken.value).toBe('');
  });
});
