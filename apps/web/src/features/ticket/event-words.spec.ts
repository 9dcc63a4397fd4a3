import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './event-words.js';

const anEvent = (type: string, facts: unknown) => ({ __typename: 'TimelineEvent' as const, id: 'e', type, actorName: 'Ana', facts, createdAt: '' });
const nameOf = (id: string) => ({ a: 'Ana', b: 'Budi' })[id] ?? null;

describe('the words of an event', () => {
  it.each([
    ['ticket.assigned', { assigneeId: 'a' }, 'taken'],
    ['ticket.assigned', { assigneeId: 'b' }, 'assignedTo'],
    ['ticket.assigned', { assigneeId: 'x' }, 'assigned'],
    ['ticket.assigned', { assigneeId: null }, 'unassigned'],
    ['ticket.fields_set', {}, 'fields'],
    ['pager.page_sent', null, 'other'],
  ])('%s with %j are %s', (type, facts, key) => {
    expect(wordsOf(anEvent(type, facts), nameOf).key).toBe(key);
  });

  it('name the status as the API does', () => {
    expect(wordsOf(anEvent('ticket.status_changed', { status: 'waiting_for_requester' }), nameOf).params).toEqual({ actor: 'Ana', status: 'WAITING_FOR_REQUESTER' });
  });
});
