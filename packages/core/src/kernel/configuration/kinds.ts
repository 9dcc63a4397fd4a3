import { isIP } from 'node:net';
import * as v from 'valibot';

/** What a setting may be. Reads the text of a variable as well as the value of the file. */
export interface Kind<T> {
  /** For messages and the reference: a notation rather than prose, the same in every language. */
  readonly expected: string;
  readonly schema: v.GenericSchema<unknown, T>;
}

export const text = v.string();
const line = v.pipe(text, v.trim(), v.nonEmpty(), v.regex(/^[^\u0000-\u001f\u007f]*$/));

export const path: Kind<string> = { expected: '/a/path', schema: line };

export const address: Kind<string> = { expected: '127.0.0.1 | 0.0.0.0 | :: | localhost', schema: v.pipe(line, v.check((host) => isIP(host) !== 0 || isHostName(host))) };

export const secret: Kind<string> = { expected: '≥ 32 × [!-~]', schema: v.pipe(text, v.regex(/^[!-~]{32,}$/)) };

export const databaseUrl: Kind<string> = {
  expected: 'postgres://role:password@host:5432/database',
  schema: v.pipe(line, v.check((value) => /^postgres(ql)?:$/.test(parsed(value)?.protocol ?? '') && (parsed(value)?.pathname.length ?? 0) > 1)),
};

export const publicUrl: Kind<string> = {
  expected: 'https://help.example.org',
  schema: v.pipe(line, v.check(isOrigin), v.transform((value) => new URL(value).origin)),
};

/** User and password, percent-encoded, may stand in it. */
export const smtpUrl: Kind<string> = { expected: 'smtps://user:password@smtp.example.org:465', schema: v.pipe(line, v.check(isSmtpUrl)) };

function isSmtpUrl(value: string): boolean {
  const url = parsed(value);
  const options = [...(url?.searchParams ?? [])];
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && ['', '/'].includes(url.pathname) && url.hash === '' && options.every(([name, option]) => name === 'tls' && option === 'no' && url.protocol === 'smtp:');
}

/** A bare address of the plain kind: everything that reads mail reads it alike, and a tag behind a plus fits into it. */
export const mailbox: Kind<string> = { expected: 'help@example.org', schema: v.pipe(line, v.toLowerCase(), v.regex(/^[a-z0-9][a-z0-9._-]{0,63}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)) };

/** The apps, cookies and APIs live at the root of their host, so an address with a path would not work. */
function isOrigin(value: string): boolean {
  const url = parsed(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

export const addresses: Kind<string[]> = listOf('10.0.0.5,10.1.0.0/16', isNetwork);

export const hosts: Kind<string[]> = listOf('mail.internal,10.1.0.0/16', (value) => isNetwork(value) || isHostName(value));

function listOf(expected: string, fits: (entry: string) => boolean): Kind<string[]> {
  return {
    expected,
    schema: v.pipe(
      v.union([v.array(text), v.pipe(text, v.transform((value) => value.split(',')))]),
      v.transform((entries) => entries.map((entry) => entry.trim()).filter((entry) => entry !== '')),
      v.check((entries) => entries.every(fits)),
    ),
  };
}

function isHostName(value: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value);
}

function isNetwork(value: string): boolean {
  const [ip = '', bits, ...more] = value.split('/');
  const version = isIP(ip);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

export function count(least: number, most: number): Kind<number> {
  const number = v.union([v.number(), v.pipe(text, v.trim(), v.regex(/^\d{1,12}$/), v.transform(Number))]);
  return { expected: `${least}…${most}`, schema: v.pipe(number, v.integer(), v.minValue(least), v.maxValue(most)) };
}

export const oneOf = <const T extends readonly string[]>(values: T): Kind<T[number]> => ({ expected: values.join(' | '), schema: v.picklist(values) });

export const yesOrNo: Kind<boolean> = {
  expected: '1 | 0',
  schema: v.union([v.boolean(), v.pipe(v.picklist(['1', 'true', 'yes', '0', 'false', 'no']), v.transform((word) => ['1', 'true', 'yes'].includes(word)))]),
};

const parsed = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);
