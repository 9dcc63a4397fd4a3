import type { HandoverFacts, TicketFacts } from '@meja/plugin-sdk/server/ticket';

export interface TimeAtTier {
  readonly tierId: string;
  readonly seconds: number;
  /** True for the tier the ticket is at. */
  readonly current: boolean;
}

/** How long a ticket was at each tier, in the order it came to them first. At its present tier time goes on until it is solved. */
export function timesAt(ticket: TicketFacts, newestFirst: readonly HandoverFacts[], now: Date): TimeAtTier[] {
  const seconds = new Map<string, number>();
  const add = (tierId: string, more: number): unknown => seconds.set(tierId, (seconds.get(tierId) ?? 0) + more);
  for (const card of newestFirst.toReversed()) add(card.fromTierId, card.seconds);
  add(ticket.tierId, secondsBetween(ticket.tierEnteredAt, ticket.solvedAt ?? now));
  return [...seconds].map(([tierId, sum]) => ({ tierId, seconds: sum, current: tierId === ticket.tierId }));
}

/** Whole seconds, never less than none: two nodes need not agree about the time. */
export const secondsBetween = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1_000));
