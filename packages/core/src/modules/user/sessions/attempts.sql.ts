import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@meja/plugin-sdk/server/kernel';
import { ControlDatabase } from '../../../kernel/database/index.js';

/** How often something may be tried within any 15 minutes. */
export interface Limit {
  readonly kind: string;
  readonly most: number;
}

const windowMs = 15 * 60_000;

/**
 * Counts attempts in the control database before they are evaluated, in one statement that locks the bucket: parallel calls and
 * several nodes cannot slip past. The window slides: no moment exists at which twice as many fit.
 */
@Injectable()
export class Attempts {
  constructor(private readonly control: ControlDatabase, private readonly clock: Clock) {}

  /** Null when the attempt may go on; else the seconds after which to try again. A refused attempt is not counted. */
  async take({ kind, most }: Limit, subject: string): Promise<number | null> {
    const now = this.clock.now();
    const start = new Date(now.getTime() - windowMs);
    const [row] = await this.control.query<{ granted: boolean; oldest: Date }>(
      `insert into attempt as a (key, times, granted, latest) values ($1, array[$2::timestamptz], true, $2)
       on conflict (key) do update set (times, granted, latest) = (
         select case when cardinality(kept) < $4 then kept || $2::timestamptz else kept end, cardinality(kept) < $4, $2
         from (select array(select t from unnest(a.times) t where t > $3 order by t)) inside (kept))
       returning granted, times[1] as oldest`,
      [keyOf(kind, subject), now, start, most],
    );
    if (!row || row.granted) return null;
    return Math.max(1, Math.ceil((row.oldest.getTime() - start.getTime()) / 1_000));
  }

  /** Takes back the latest attempt, because it turned out to be right. Never more than was taken. */
  async giveBack({ kind }: Limit, subject: string): Promise<void> {
    await this.control.query(`update attempt set times = times[:cardinality(times) - 1] where key = $1`, [keyOf(kind, subject)]);
  }

  async forgetOld(): Promise<void> {
    await this.control.query(`delete from attempt where latest < $1`, [new Date(this.clock.now().getTime() - windowMs)]);
  }
}

/** Hashed: people type passwords into the address field, and nobody needs to read this table. */
const keyOf = (kind: string, subject: string): string => `${kind}:${createHash('sha256').update(subject).digest('base64url')}`;
