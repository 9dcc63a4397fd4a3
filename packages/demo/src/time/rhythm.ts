import type { Random } from '../random.js';
import { clockAt, hour, type Zone } from './zones.js';

/** Who writes: employees write while they work, customers also in the evening and at weekends. */
export type Crowd = 'employees-europe' | 'employees-indonesia' | 'customers-europe' | 'customers-indonesia';

interface Hour {
  readonly start: number;
  /** Sum of the weights of all hours before this one. */
  readonly before: number;
  readonly crowds: readonly (readonly [number, Crowd])[];
}

/** When requests come in over some days, in order. */
export class Rhythm {
  private readonly hours: Hour[] = [];
  private readonly total: number;

  constructor(end: number, days: number) {
    let sum = 0;
    for (let back = days * 24; back > 0; back--) {
      const start = end - back * hour;
      const crowds = [...shares].map(([crowd, { zone, share, outside }]): readonly [number, Crowd] => [share * (outside ? leisure(zone, start) : office(zone, start)), crowd]);
      this.hours.push({ start, before: sum, crowds });
      sum += crowds.reduce((all, [weight]) => all + weight, 0);
    }
    this.total = sum;
  }

  /** The instant before which this share of all requests has come in, and who wrote then. */
  at(share: number, random: Random): { at: number; crowd: Crowd } {
    const wanted = share * this.total;
    let low = 0;
    for (let high = this.hours.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((this.hours[middle]?.before ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    const found = this.hours[low];
    if (!found) throw new Error('No hours to write in');
    const next = this.hours[low + 1]?.before ?? this.total;
    const at = found.start + (hour * (wanted - found.before)) / (next - found.before);
    return { at: Math.floor(at), crowd: random.weighted(found.crowds) };
  }
}

const shares = new Map<Crowd, { zone: Zone; share: number; outside: boolean }>([
  ['employees-europe', { zone: 'Europe/Stockholm', share: 0.35, outside: false }],
  ['employees-indonesia', { zone: 'Asia/Jakarta', share: 0.28, outside: false }],
  ['customers-europe', { zone: 'Europe/Stockholm', share: 0.27, outside: true }],
  ['customers-indonesia', { zone: 'Asia/Jakarta', share: 0.1, outside: true }],
]);

/** Weight of each hour of the day: a peak in the morning, a dip at lunch, a smaller peak in the afternoon. */
const officeDay = [0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.15, 0.6, 1.5, 2, 1.8, 1.3, 0.6, 1.3, 1.5, 1.2, 0.8, 0.35, 0.12, 0.08, 0.08, 0.06, 0.03, 0.01];
const leisureDay = [0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.2, 0.4, 0.8, 1.2, 1.3, 1.1, 0.9, 1, 1.1, 1, 0.9, 0.8, 0.9, 1.1, 1.2, 0.9, 0.5, 0.2];
const officeWeek = [0.03, 1.3, 1.1, 1.05, 1, 0.8, 0.05];
const leisureWeek = [0.6, 1.2, 1.1, 1, 1, 0.9, 0.55];

const weight = (hours: readonly number[], week: readonly number[]) => (zone: Zone, at: number) => {
  const clock = clockAt(zone, at);
  return (hours[Math.floor(clock.hours)] ?? 0) * (week[clock.weekday] ?? 0);
};
const office = weight(officeDay, officeWeek);
const leisure = weight(leisureDay, leisureWeek);
