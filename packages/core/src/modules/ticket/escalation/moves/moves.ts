import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { ticketAssigned, ticketReopened, ticketStatusChanged, type HandoverKind, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import type { TierFacts } from '@meja/plugin-sdk/server/tier';
import { makeId } from '../../../../kernel/context/ids.js';
import { authorOf, TicketRows, type TicketFields } from '../../index.js';
import type { Card } from '../cards/read-card.js';
import { insertHandover } from '../queries/handovers.sql.js';
import { secondsBetween } from '../queries/times.js';

type LockedTicket = NonNullable<Awaited<ReturnType<TicketRows['lock']>>>;

export interface Move {
  readonly kind: HandoverKind;
  readonly to: TierFacts;
  readonly card: Card;
}

/** What a move came to, for the event that tells it. */
export interface Moved {
  readonly handoverId: string;
  readonly fromTierId: string;
  readonly toTierId: string;
  readonly fromDepartmentId: string;
  readonly toDepartmentId: string;
  readonly seconds: number;
  readonly bounces: number;
}

/** What a ticket becomes by coming to a tier: nobody's, and open. Held against what others changed meanwhile. */
export const arriving = (to: Pick<TierFacts, 'id' | 'departmentId'>): TicketFields => ({ departmentId: to.departmentId, tierId: to.id, assigneeId: null, status: 'open' });

/** Brings a locked ticket to another tier with its card. The commands decide who may, where to, and what the event is called. */
@Injectable()
export class Moves {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly events: Events, private readonly clock: Clock) {}

  /** `tell` publishes the event of the move, before those of what follows from it. */
  async move(ctx: RequestContext, ticket: LockedTicket, { kind, to, card }: Move, tell: (moved: Moved) => Promise<void>): Promise<string> {
    const now = this.clock.now();
    const before = { status: ticket.status, assigneeId: ticket.assigneeId, solutionId: ticket.solutionId };
    const from = { fromDepartmentId: ticket.departmentId, fromTierId: ticket.tierId };
    const way = { ...from, toDepartmentId: to.departmentId, toTierId: to.id, seconds: secondsBetween(ticket.tierEnteredAt, ticket.solvedAt ?? now) };
    const handoverId = makeId();
    const { returns } = await insertHandover(this.db, ctx, { id: handoverId, ticketId: ticket.id, kind, ...way, ...authorOf(ctx), ...card, fields: [...card.fields], createdAt: now });
    const bounces = ticket.bounces + (returns ? 1 : 0);
    const fields = { ...arriving(to), tierEnteredAt: now, bounces, solutionId: null, solvedAt: null };
    await this.rows.write(ctx, ticket, fields, { isPublic: isNews(before.status) });
    await tell({ handoverId, ...way, bounces });
    await this.tellRest(ctx, ticket.id, before);
    return handoverId;
  }

  private async tellRest(ctx: RequestContext, ticketId: string, { status, assigneeId, solutionId }: Pick<TicketFacts, 'status' | 'assigneeId' | 'solutionId'>): Promise<void> {
    if (assigneeId !== null) await this.events.publish(ctx, ticketAssigned, { ticketId, assigneeId: null, previousAssigneeId: assigneeId });
    if (status !== 'open') await this.events.publish(ctx, ticketStatusChanged, { ticketId, status: 'open', previousStatus: status });
    if (status === 'solved') await this.events.publish(ctx, ticketReopened, { ticketId, solutionId, by: 'agent' });
  }
}

/** Whether the requester sees another progress when a ticket of this status opens. Through which tiers it goes, they are not told. */
const isNews = (status: string): boolean => status === 'waiting_for_requester' || status === 'solved';
