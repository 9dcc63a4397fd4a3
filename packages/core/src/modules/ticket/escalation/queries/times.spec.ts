import { describe, expect, it } from '@jest/globals';
import type { HandoverFacts, TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { secondsBetween, timesAt } from './times.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute));
const ticket = (tierId: string, entered: number, solved: number | null = null) => ({ tierId, tierEnteredAt: at(entered), solvedAt: solved === null ? null : at(solved) }) as TicketFacts;
const card = (fromTierId: string, seconds: number) => ({ fromTierId, seconds }) as HandoverFacts;

describe('the time a ticket was at each tier', () => {
  it('is all of it at the first when it never moved', () => {
    expect(timesAt(ticket('L1', 0), [], at(2))).toEqual([{ tierId: 'L1', seconds: 120, current: true }]);
  });

  it('adds what it spent at a tier in several stays, in the order it came to them', () => {
    // L1 60 s → L2 30 s → L1 90 s → L2, newest card first.
    const cards = [card('L1', 90), card('L2', 30), card('L1', 60)];
    expect(timesAt(ticket('L2', 10), cards, at(11))).toEqual([{ tierId: 'L1', seconds: 150, current: false }, { tierId: 'L2', seconds: 90, current: true }]);
  });

  it('stops when it is solved', () => {
    expect(timesAt(ticket('L1', 0, 5), [], at(50))).toEqual([{ tierId: 'L1', seconds: 300, current: true }]);
  });

  it('is never less than none, though two clocks disagree', () => {
    expect(secondsBetween(at(1), at(0))).toBe(0);
  });
});
