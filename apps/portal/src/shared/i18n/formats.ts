import type { Locale } from './locale.js';

export interface Formats {
  /** A point in time in the visitor's own zone. */
  time(iso: string): string;
  /** A size of a file. */
  bytes(size: number): string;
}

export function formats(locale: Locale, timeZone: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    time: (iso) => time.format(new Date(iso)),
    bytes(size) {
      const [unit, divisor] = units.find(([, from]) => size >= from) ?? smallest;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: divisor === 1_000_000 ? 1 : 0 }).format(size / divisor);
    },
  };
}

const smallest = ['byte', 1] as const;
const units = [['megabyte', 1_000_000], ['kilobyte', 1_000], smallest] as const;
