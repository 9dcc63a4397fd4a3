import { describe, expect, it } from '@jest/globals';
import { nextTick, shallowRef } from 'vue';
import { useUnread, type SeenMessage } from './use-unread.js';

const theirs = (id: string): SeenMessage => ({ id, mine: false });
function aWriter(text = '') {
  const typed = shallowRef(text);
  const messages = shallowRef<readonly SeenMessage[]>([theirs('m1')]);
  const told = shallowRef<readonly string[]>([]);
  return { typed, messages, told, unread: useUnread(() => typed.value, () => messages.value, () => told.value) };
}

describe('what came while somebody wrote', () => {
  it('is counted from the first letter on', async () => {
    const { typed, messages, unread } = aWriter();
    messages.value = [theirs('m1'), theirs('m2')];
    typed.value = 'H';
    await nextTick();
    expect(unread.ids.value).toEqual([]);
    messages.value = [theirs('m1'), theirs('m2'), theirs('m3')];
    expect(unread.ids.value).toEqual(['m3']);
    expect(unread.upTo.value).toBe('m2');
  });

  it('leaves out what they wrote themselves', async () => {
    const { messages, unread } = aWriter('H');
    await nextTick();
    messages.value = [theirs('m1'), { id: 'm2', mine: true }];
    expect(unread.ids.value).toEqual([]);
  });

  it('is read when they say so, and forgotten with the text', async () => {
    const { typed, messages, unread } = aWriter('H');
    messages.value = [theirs('m1'), theirs('m2')];
    unread.read();
    expect([unread.ids.value, unread.upTo.value]).toEqual([[], 'm2']);
    typed.value = '';
    await nextTick();
    expect(unread.upTo.value).toBeNull();
  });

  it('believes the server when it knows of more', () => {
    const { told, unread } = aWriter('H');
    told.value = ['m2', 'm3'];
    expect(unread.ids.value).toEqual(['m2', 'm3']);
  });
});
