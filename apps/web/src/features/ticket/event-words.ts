import type { EventEntry } from './use-timeline.js';

export interface EventWords {
  /** Key below `events`. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What to say about an event. `nameOf` knows the agents of the department. */
export function wordsOf({ type, actorName, facts }: EventEntry, nameOf: (agentId: string) => string | null): EventWords {
  const fact = (name: string) => (typeof facts === 'object' && facts !== null && name in facts ? (facts as Readonly<Record<string, unknown>>)[name] : undefined);
  const actor = actorName;
  if (type === 'ticket.created') return { key: 'created', params: { actor } };
  if (type === 'ticket.assigned') {
    const assignee = fact('assigneeId');
    if (typeof assignee !== 'string') return { key: 'unassigned', params: { actor } };
    const name = nameOf(assignee);
    if (name === null) return { key: 'assigned', params: { actor } };
    return name === actor ? { key: 'taken', params: { actor } } : { key: 'assignedTo', params: { actor, name } };
  }
  const status = fact('status');
  if (type === 'ticket.status_changed' && typeof status === 'string') return { key: 'status', params: { actor, status: status.toUpperCase() } };
  if (type === 'ticket.fields_set') return { key: 'fields', params: { actor } };
  return { key: 'other', params: { actor, type } };
}
