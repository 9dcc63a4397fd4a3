import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';

/** The minute that every relative time on the screen counts from: one clock for all of them. */
export const now = shallowRef(Date.now());

/** Starts the clock. Called once, by the shell. */
export const useClock = () => useIntervalFn(() => (now.value = Date.now()), 30_000);

/** Making one costs a hundred times what using it does, and a list of tickets uses as many as it has rows. */
function kept<Options, Format>(make: (locale: string, options: Options) => Format): (locale: string, options: Options) => Format {
  const made = new Map<string, Format>();
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(locale, options);
    made.set(key, format);
    return format;
  };
}
const relative = kept((locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options));
const dates = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const numbers = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
];

/** `now`, `5 min. ago`, `3 hr. ago`, and a date from a week on. Instants a little ahead, by another clock, are now. */
export function since(instant: string, from: number, locale: string): string {
  const past = Math.max(0, from - Date.parse(instant));
  if (past >= 7 * 86_400_000) return dated(instant, locale, { dateStyle: 'medium' });
  const [unit, size] = steps.findLast(([, each]) => past >= each) ?? ['second', Number.POSITIVE_INFINITY];
  return relative(locale, { style: 'short', numeric: 'auto' }).format(-Math.floor(past / size), unit);
}

const lengths: readonly [unit: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `2 days 4 hr`, `12 min`: the two largest parts of a length of time. Less than a minute is `< 1 min`. */
export function lasting(seconds: number, locale: string): string {
  const at = lengths.findIndex(([, size]) => seconds >= size);
  const unit = (value: number, name: string) => numbers(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (at < 0) return `< ${unit(1, 'minute')}`;
  const [largest, next] = [lengths[at], lengths[at + 1]];
  if (!largest) return '';
  const parts = [unit(Math.floor(seconds / largest[1]), largest[0])];
  const rest = next ? Math.floor((seconds % largest[1]) / next[1]) : 0;
  return next && rest > 0 ? [...parts, unit(rest, next[0])].join(' ') : parts.join('');
}

/** A name within a sentence: names of mails are as long as somebody wants. */
export function brief(name: string, most = 40): string {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join('').trimEnd()}…`;
}

export const dated = (instant: string, locale: string, options: Intl.DateTimeFormatOptions) => dates(locale, options).format(new Date(instant));

/** `471 kB`, in the words of the language. Less than a kilobyte is a whole word: `17 bytes`, `17 bajtów`. */
export function bytes(size: number, locale: string): string {
  const [unit, value] = size >= 1e6 ? ['megabyte', size / 1e6] : size >= 1e3 ? ['kilobyte', size / 1e3] : ['byte', size];
  return numbers(locale, { style: 'unit', unit: String(unit), unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(Number(value));
}
