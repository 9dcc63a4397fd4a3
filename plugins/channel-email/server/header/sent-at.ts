/** The Date field by RFC 5322; null when it is anything else. Never reads the clock or the zone of this machine. */
export function sentAt(value: string | null): Date | null {
  const match = value === null ? null : pattern.exec(value.slice(0, 200));
  if (!match) return null;
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = ''] = match;
  const minutes = zoneMinutes(zone);
  const at = months.indexOf(month.toLowerCase());
  if (minutes === null || at === -1 || +hour > 23 || +minute > 59 || +second > 60) return null;
  const fullYear = year.length > 2 ? +year : +year + (+year < 70 ? 2000 : 1900);
  const local = Date.UTC(fullYear, at, +day, +hour, +minute, +second);
  if (fullYear < 1970 || fullYear > 9999 || new Date(Date.UTC(fullYear, at, +day)).getUTCDate() !== +day) return null;
  return new Date(local - minutes * 60_000);
}

function zoneMinutes(zone: string): number | null {
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  const hours = named.get(zone.toUpperCase());
  return hours === undefined ? null : hours * 60;
}

const pattern = /^\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]{0,6}\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|[a-z]{1,4})\b/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Those that RFC 5322 knows. */
const named = new Map([['UT', 0], ['UTC', 0], ['GMT', 0], ['Z', 0], ['EST', -5], ['EDT', -4], ['CST', -6], ['CDT', -5], ['MST', -7], ['MDT', -6], ['PST', -8], ['PDT', -7]]);
