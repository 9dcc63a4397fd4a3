import { describe, expect, it } from '@jest/globals';
import { folded, passagesOf } from './grouping.js';
import type { EventEntry, MessageEntry } from './use-timeline.js';

const aMessage = (id: string): MessageEntry => ({ __typename: 'Message', id, visibility: 'PUBLIC', authorName: 'Ana', fromAgent: false, senderVerified: true, senderAddress: null, channel: 'email', bodyHtml: '', quotedHtml: null, redactedAt: null, delivery: null, attachments: [], createdAt: '' });
const anEvent = (id: string, type = 'ticket.assigned'): EventEntry => ({ __typename: 'TimelineEvent', id, type, actorName: 'Ana', facts: {}, changes: [], createdAt: '' });

describe('the passages of a timeline', () => {
  it('put events that follow each other together', () => {
    const passages = passagesOf([aMessage('m1'), anEvent('e1'), anEvent('e2'), aMessage('m2'), anEvent('e3')]);
    expect(passages.map((passage) => ('events' in passage ? passage.events.map(({ id }) => id) : passage.key))).toEqual(['m1', ['e1', 'e2'], 'm2', ['e3']]);
  });

  it('let a turn of the story stand alone among them', () => {
    const passages = passagesOf([anEvent('e1'), anEvent('t1', 'ticket.escalated'), anEvent('t2', 'ticket.solved'), anEvent('e2'), anEvent('e3')]);
    expect(passages.map((passage) => ('events' in passage ? passage.events.map(({ id }) => id) : passage.key))).toEqual([['e1'], 't1', 't2', ['e2', 'e3']]);
  });

  it('tell a turn and the status it changed in one line', () => {
    const at = '2026-11-20T12:00:00.000Z';
    const status = { ...anEvent('s1', 'ticket.status_changed'), changes: [{ field: 'status', before: 'open', after: 'solved' }], createdAt: at };
    const [first, turn] = passagesOf([anEvent('e1'), status, { ...anEvent('t1', 'ticket.solved'), createdAt: at }]);
    expect(first).toMatchObject({ events: [{ id: 'e1' }] });
    expect(turn).toMatchObject({ turn: { id: 't1', changes: [{ before: 'open', after: 'solved' }] } });
    expect(passagesOf([status, { ...anEvent('t2', 'ticket.solved'), createdAt: '2026-11-20T12:05:00.000Z' }])).toHaveLength(2);
  });

  it('say nothing about mail that was sent as it should be', () => {
    expect(passagesOf([{ ...anEvent('e1', 'ticket.outbound_settled'), facts: { state: 'sent' } }])).toEqual([]);
  });

  it('keep their key when another event follows', () => {
    expect(passagesOf([anEvent('e1'), anEvent('e2')])[0]?.key).toBe('e1');
  });
});

describe('a long thread', () => {
  const items = Array.from({ length: 106 }, (_, index) => index);

  it('shows its beginning and its end', () => {
    expect(folded(items, 0)).toMatchObject({ head: [0, 1], hidden: 84 });
    expect(folded(items, 0).tail).toHaveLength(20);
  });

  it('unfolds from its end, as far as asked', () => {
    const { head, hidden, tail } = folded(items, 10);
    expect([head, hidden, tail.length, tail[0]]).toEqual([[0, 1], 74, 30, 76]);
  });

  it('shows everything when asked, and when folding would hide next to nothing', () => {
    for (const { head, hidden, tail } of [folded(items, 84), folded(items, 200)]) expect([hidden, [...head, ...tail]]).toEqual([0, items]);
    expect(folded(items.slice(0, 25), 0)).toMatchObject({ hidden: 0 });
    expect(folded([1], 0)).toEqual({ head: [1], hidden: 0, tail: [] });
  });
});
