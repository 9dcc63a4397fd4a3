import { isSilent, isTurn } from './event-words.js';
import type { EventEntry, MessageEntry, TimelineEntry } from './use-timeline.js';

/** What stands in one place of the timeline: a message, a turn of the story, or the small events between them. */
export type Passage = { readonly key: string; readonly message: MessageEntry } | { readonly key: string; readonly turn: EventEntry } | { readonly key: string; readonly events: readonly EventEntry[] };

/** Small events that follow each other are one passage. */
export function passagesOf(entries: readonly TimelineEntry[]): readonly Passage[] {
  const passages: Passage[] = [];
  for (const entry of entries) {
    const last = passages.at(-1);
    if (entry.__typename === 'Message') passages.push({ key: entry.id, message: entry });
    else if (isSilent(entry)) continue;
    else if (isTurn(entry)) passages.push({ key: entry.id, turn: takingStatus(passages, entry) });
    else if (last && 'events' in last) passages[passages.length - 1] = { ...last, events: [...last.events, entry] };
    else passages.push({ key: entry.id, events: [entry] });
  }
  return passages;
}

/** Solving and its like change the status in the same breath: one line tells both. */
function takingStatus(passages: Passage[], turn: EventEntry): EventEntry {
  const last = passages.at(-1);
  const status = last && 'events' in last ? last.events.at(-1) : undefined;
  const together = status?.type === 'ticket.status_changed' && movesStatus.has(turn.type) && status.actorName === turn.actorName && Math.abs(Date.parse(turn.createdAt) - Date.parse(status.createdAt)) < 1000;
  if (!last || !('events' in last) || !together) return turn;
  if (last.events.length === 1) passages.pop();
  else passages[passages.length - 1] = { ...last, events: last.events.slice(0, -1) };
  return { ...turn, changes: [...turn.changes, ...status.changes] };
}

const movesStatus = new Set(['ticket.solved', 'ticket.reopened', 'ticket.closed', 'ticket.solution_confirmed']);

const beginning = 2;
const end = 20;

/** A long thread shows how it began and how it stands; the middle waits until somebody asks. `more` of it are shown, those before the end first. */
export function folded<Item>(items: readonly Item[], more: number): { readonly head: readonly Item[]; readonly hidden: number; readonly tail: readonly Item[] } {
  const hidden = items.length - beginning - end - more;
  if (hidden <= 0 || items.length <= beginning + end + 3) return { head: items.slice(0, beginning), hidden: 0, tail: items.slice(beginning) };
  return { head: items.slice(0, beginning), hidden, tail: items.slice(-(end + more)) };
}
