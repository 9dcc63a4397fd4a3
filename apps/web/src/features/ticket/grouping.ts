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
    else if (isTurn(entry)) passages.push({ key: entry.id, turn: entry });
    else if (last && 'events' in last) passages[passages.length - 1] = { ...last, events: [...last.events, entry] };
    else passages.push({ key: entry.id, events: [entry] });
  }
  return passages;
}

const beginning = 2;
const end = 20;

/** A long thread shows how it began and how it stands; the middle waits until somebody asks. */
export function folded<Item>(items: readonly Item[], unfolded: boolean): { readonly head: readonly Item[]; readonly hidden: number; readonly tail: readonly Item[] } {
  if (unfolded || items.length <= beginning + end + 3) return { head: items, hidden: 0, tail: [] };
  return { head: items.slice(0, beginning), hidden: items.length - beginning - end, tail: items.slice(-end) };
}
