import type { Message, Milestone, Ticket } from './operations.js';

/** One line of what happened: something said, or something done. */
export type TimelineEntry = { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'milestone'; readonly milestone: Milestone };

/**
 * Messages of this page and what happened around them, by time; what was said stands before what came of it. `since` is when the page before
 * ended, null on the first: what happened between two pages is shown once.
 */
export function timelineOf({ messages, milestones }: Pick<Ticket, 'messages' | 'milestones'>, since: number | null): TimelineEntry[] {
  const said = messages.edges.map(({ node }) => node);
  const last = said.at(-1);
  const until = messages.pageInfo.hasNextPage && last ? timeOf(last) : Infinity;
  const happened = milestones.filter(({ at }) => Date.parse(at) > (since ?? -Infinity) && Date.parse(at) <= until);
  return [
    ...said.map((message) => ({ kind: 'message' as const, message, at: timeOf(message), order: 0 })),
    ...happened.map((milestone) => ({ kind: 'milestone' as const, milestone, at: Date.parse(milestone.at), order: 1 })),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
}

export const timeOf = ({ createdAt }: Pick<Message, 'createdAt'>): number => Date.parse(createdAt);
