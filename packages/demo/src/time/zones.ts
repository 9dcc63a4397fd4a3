/** Time zones of the company. Summer time is counted here, so that the same seed gives the same bytes with any time zone database. */
export type Zone = 'Europe/Stockholm' | 'Europe/Warsaw' | 'Asia/Jakarta';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The wall clock at an instant. */
export function clockAt(zone: Zone, at: number): { weekday: number; hours: number } {
  const local = at + offset(zone, at);
  return { weekday: Math.floor(local / day + 4) % 7, hours: (local % day) / hour };
}

/** The same instant if somebody works then, else some time in the next morning they work. */
export function workingTime(zone: Zone, at: number, patience: number): number {
  const { weekday, hours } = clockAt(zone, at);
  if (isWorkday(weekday) && hours >= opens && hours < closes) return at;
  let morning = at - hours * hour + (hours < opens ? 0 : day) + opens * hour;
  while (!isWorkday(clockAt(zone, morning).weekday)) morning += day;
  return morning + patience * 1.5 * hour;
}

/** After so many hours of work. */
export function afterWork(zone: Zone, at: number, { hours, patience }: { hours: number; patience: number }): number {
  let now = workingTime(zone, at, patience);
  for (let left = hours * hour; left > 0; ) {
    const untilEvening = (closes - clockAt(zone, now).hours) * hour;
    if (left < untilEvening) return now + left;
    left -= untilEvening;
    now = workingTime(zone, now + untilEvening + minute, patience);
  }
  return now;
}

const opens = 8;
const closes = 17.5;
const isWorkday = (weekday: number) => weekday >= 1 && weekday <= 5;

function offset(zone: Zone, at: number): number {
  if (zone === 'Asia/Jakarta') return 7 * hour;
  const year = new Date(at).getUTCFullYear();
  let summer = summers.get(year);
  if (!summer) summers.set(year, (summer = [lastSunday(year, 2), lastSunday(year, 9)]));
  return at >= summer[0] && at < summer[1] ? 2 * hour : hour;
}

const summers = new Map<number, readonly [number, number]>();

/** 01:00 UTC on the last Sunday of a month of 31 days: when clocks change in Europe. */
function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * day;
}
