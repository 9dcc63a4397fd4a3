import type { Locale } from './locale.js';

export interface Formats {
  /** A point in time in the visitor's own zone. */
  time(iso: string): string;
  /** A size of a file, of at least a kilobyte: nobody counts in less. */
  bytes(size: number): string;
}

export function formats(locale: Locale, timeZone: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    time: (iso) => time.format(new Date(iso)),
    bytes(size) {
      const [unit, divisor] = size >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(Math.max(1, size / divisor));
    },
  };
}
