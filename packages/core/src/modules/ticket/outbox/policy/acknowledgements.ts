import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Remembered } from '../../../../kernel/database/index.js';
import type { Requester } from '../recipients.sql.js';
import { lastAcknowledged, waitingAcknowledgements } from './acknowledgements.sql.js';
import { OwnAddresses } from './own-addresses.js';

/** Why a request is not acknowledged: keys under `outbox.reasons` in the locale files. */
export type AcknowledgementRefusal = 'automatic' | 'own_address' | 'once_an_hour' | 'four_a_day' | 'too_many_waiting';

/** How often the requester was acknowledged, and how many wait for it. */
export interface Before {
  readonly thisHour: number;
  readonly today: number;
  readonly waiting: number;
}

export interface Judgement {
  /** What may be repeated of the request; null for a fixed text. */
  readonly subject: string | null;
  readonly refusal: AcknowledgementRefusal | null;
}

const aDay = 4;
/** What sixty a minute let go in half an hour. Who is behind them waits for no answer. */
const mostWaiting = 1_800;
/** How many wait is counted again after so long: some more or less of half an hour do not matter. */
const countedForMs = 1_000;

/**
 * Whether a request is answered by a machine (M6, M7). An address hears of us once an hour and four times a day at most; who did not prove to own it
 * reads a fixed text, in which nothing of the request stands. Machines, lists, reports and our own addresses hear nothing.
 */
@Injectable()
export class Acknowledgements {
  private readonly waiting: Remembered<number>;

  constructor(private readonly db: Database, private readonly own: OwnAddresses, private readonly clock: Clock) {
    this.waiting = new Remembered(clock, countedForMs, (ctx) => waitingAcknowledgements(db, ctx, mostWaiting));
  }

  /** What decides besides the requester. It needs nobody's answer, so it is asked together with who they are. */
  async before(ctx: RequestContext, ticketId: string): Promise<Before> {
    const [last, waiting] = await Promise.all([lastAcknowledged(this.db, ctx, ticketId, this.clock.now()), this.waiting.of(ctx)]);
    return { ...last, waiting };
  }

  /** `before` is null for what a machine wrote. */
  judge(requester: Requester, before: Before | null): Judgement {
    return { subject: requester.verified ? requester.subject : null, refusal: before === null ? 'automatic' : this.refusal(requester, before) };
  }

  private refusal(requester: Requester, { thisHour, today, waiting }: Before): AcknowledgementRefusal | null {
    if (this.own.isOwn(requester)) return 'own_address';
    if (thisHour > 0) return 'once_an_hour';
    if (today >= aDay) return 'four_a_day';
    return waiting >= mostWaiting ? 'too_many_waiting' : null;
  }
}
