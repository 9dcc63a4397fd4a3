import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isSilent, isTurn, wordsOf } from './event-words.js';

const anEvent = (type: string, facts: unknown) => ({ __typename: 'TimelineEvent' as const, id: 'e', type, actorName: 'Ana', facts, changes: [], createdAt: '' });
const names = { agent: (id: string) => ({ a: 'Ana', b: 'Budi' })[id] ?? null, follower: (id: string) => ({ f: 'Filip' })[id] ?? null };

interface Texts {
  readonly [key: string]: string | Texts;
}
const { events } = JSON.parse(readFileSync(new URL('../../locales/en.json', import.meta.url), 'utf8')) as { events: Texts };
const textOf = (key: string) => key.split('.').reduce<string | Texts | undefined>((texts, part) => (typeof texts === 'object' ? texts[part] : undefined), events);

const told: readonly [string, unknown, string][] = [
  ['ticket.created', {}, 'created'],
  ['ticket.assigned', { assigneeId: 'a' }, 'taken'],
  ['ticket.assigned', { assigneeId: 'b' }, 'assignedTo'],
  ['ticket.assigned', { assigneeId: 'x' }, 'assigned'],
  ['ticket.assigned', { assigneeId: null }, 'unassigned'],
  ['ticket.status_changed', { status: 'open' }, 'status'],
  ['ticket.edited', { fields: ['subject'] }, 'edited'],
  ['ticket.fields_set', {}, 'fields'],
  ['ticket.follower_changed', { userId: 'f', state: 'pending' }, 'follower.pending'],
  ['ticket.follower_changed', { userId: 'f', state: 'following' }, 'follower.following'],
  ['ticket.follower_changed', { userId: 'x', state: 'removed' }, 'follower.somebody.removed'],
  ['ticket.escalated', {}, 'escalated'],
  ['ticket.deescalated', {}, 'deescalated'],
  ['ticket.transferred', {}, 'transferred'],
  ['ticket.solved', { reused: false }, 'solved.false'],
  ['ticket.solved', { reused: true }, 'solved.true'],
  ['ticket.reopened', { by: 'requester' }, 'reopened.requester'],
  ['ticket.reopened', { by: 'agent' }, 'reopened.agent'],
  ['ticket.solution_confirmed', {}, 'confirmed'],
  ['ticket.closed', { by: 'time' }, 'closed.time'],
  ['ticket.closed', { by: 'requester' }, 'closed.requester'],
  ['ticket.closed', { by: 'agent' }, 'closed.agent'],
  ['ticket.follow_up_opened', {}, 'followUp'],
  ['ticket.removed', { as: 'spam' }, 'removed.spam'],
  ['ticket.removed', { as: 'bin' }, 'removed.bin'],
  ['ticket.restored', { was: 'bin' }, 'restored.bin'],
  ['ticket.restored', { was: 'spam' }, 'restored.spam'],
  ['ticket.message_redacted', { reason: 'Card number' }, 'redacted'],
  ['ticket.outbound_settled', { state: 'failed' }, 'outbound.failed'],
  ['ticket.outbound_settled', { state: 'sent' }, 'outbound.sent'],
  ['pager.page_sent', null, 'other'],
];

describe('the words of an event', () => {
  it.each(told)('%s with %j are %s, and stand in the locale files', (type, facts, key) => {
    expect(wordsOf(anEvent(type, facts), names).key).toBe(key);
    expect(typeof textOf(key)).toBe('string');
  });

  it('give the reason why words were taken away', () => {
    expect(wordsOf(anEvent('ticket.message_redacted', { reason: 'Card number' }), names).params).toEqual({ actor: 'Ana', reason: 'Card number' });
  });

  it('leave out what the message itself shows: that it was sent', () => {
    expect([isSilent(anEvent('ticket.outbound_settled', { state: 'sent' })), isSilent(anEvent('ticket.outbound_settled', { state: 'failed' }))]).toEqual([true, false]);
  });

  it('tell turns of the story from small changes', () => {
    expect([isTurn(anEvent('ticket.escalated', {})), isTurn(anEvent('ticket.assigned', {}))]).toEqual([true, false]);
  });
});
