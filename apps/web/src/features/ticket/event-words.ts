import type { EventEntry } from './use-timeline.js';

export interface EventWords {
  /** Key below `events`. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Names that events refer to by id. */
export interface Names {
  agent(id: string): string | null;
  follower(id: string): string | null;
}

/** What to say about an event; before and after of its fields are written beside it. */
export function wordsOf(event: EventEntry, names: Names): EventWords {
  const { type, actorName: actor } = event;
  return words[type]?.({ actor, fact: (name) => factOf(event, name), names }) ?? { key: 'other', params: { actor, type } };
}

/** What an event says under a name, when it is a text. */
export function factOf({ facts }: EventEntry, name: string): string | null {
  const value = typeof facts === 'object' && facts !== null && name in facts ? (facts as Readonly<Record<string, unknown>>)[name] : null;
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : null;
}

interface Said {
  readonly actor: string;
  readonly fact: (name: string) => string | null;
  readonly names: Names;
}

const plainly = (key: string) => ({ actor }: Said): EventWords => ({ key, params: { actor } });
/** One sentence for each value of a fact. */
const by = (name: string, key: string) => ({ actor, fact }: Said): EventWords => ({ key: `${key}.${fact(name) ?? 'other'}`, params: { actor } });

const words: Readonly<Record<string, (said: Said) => EventWords>> = {
  'ticket.created': plainly('created'),
  'ticket.assigned': assigned,
  'ticket.status_changed': plainly('status'),
  'ticket.edited': plainly('edited'),
  'ticket.fields_set': plainly('fields'),
  'ticket.follower_changed': followed,
  'ticket.escalated': plainly('escalated'),
  'ticket.deescalated': plainly('deescalated'),
  'ticket.transferred': plainly('transferred'),
  'ticket.solved': by('reused', 'solved'),
  'ticket.reopened': by('by', 'reopened'),
  'ticket.solution_confirmed': plainly('confirmed'),
  'ticket.closed': by('by', 'closed'),
  'ticket.follow_up_opened': plainly('followUp'),
  'ticket.removed': by('as', 'removed'),
  'ticket.restored': by('was', 'restored'),
  'ticket.message_redacted': ({ actor, fact }) => ({ key: 'redacted', params: { actor, reason: fact('reason') ?? '' } }),
  'ticket.outbound_settled': by('state', 'outbound'),
};

function assigned({ actor, fact, names }: Said): EventWords {
  const assignee = fact('assigneeId');
  if (assignee === null) return { key: 'unassigned', params: { actor } };
  const name = names.agent(assignee);
  if (name === null) return { key: 'assigned', params: { actor } };
  return name === actor ? { key: 'taken', params: { actor } } : { key: 'assignedTo', params: { actor, name } };
}

function followed({ actor, fact, names }: Said): EventWords {
  const name = names.follower(fact('userId') ?? '');
  const state = fact('state') ?? 'following';
  return name === null ? { key: `follower.somebody.${state}`, params: { actor } } : { key: `follower.${state}`, params: { actor, name } };
}

/** Events that turn the story: each stands alone and is never folded away among others. */
const turns = new Set(['ticket.escalated', 'ticket.deescalated', 'ticket.transferred', 'ticket.solved', 'ticket.reopened', 'ticket.solution_confirmed', 'ticket.closed', 'ticket.removed', 'ticket.restored']);

export const isTurn = ({ type }: EventEntry): boolean => turns.has(type);

/** A message that left is marked on the message itself. */
export const isSilent = (event: EventEntry): boolean => event.type === 'ticket.outbound_settled' && factOf(event, 'state') === 'sent';
