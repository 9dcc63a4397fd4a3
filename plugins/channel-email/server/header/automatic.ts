import type { Headers } from './headers.js';

/** True for what must never get an automatic answer (RFC 3834, rule M7): auto-replies, bounces, reports, lists, bulk mail. */
export function isAutomatic(headers: Headers): boolean {
  return signs.some((sign) => sign(headers));
}

const signs: readonly ((headers: Headers) => boolean)[] = [
  (headers) => headers.all('auto-submitted').some((value) => keyword(value) !== 'no'),
  (headers) => headers.all('return-path').some((value) => value.replace(/\s/g, '') === '<>'),
  (headers) => headers.all('precedence').some((value) => ['bulk', 'list', 'junk', 'auto_reply'].includes(keyword(value))),
  (headers) => headers.all('content-type').some((value) => keyword(value) === 'multipart/report'),
  (headers) => headers.all('x-auto-response-suppress').some((value) => /\b(?:all|oof|autoreply)\b/i.test(value)),
  (headers) => headers.all('from').some((value) => /(?:^|[<\s"])(?:mailer-daemon|postmaster)@/i.test(value)),
  (headers) => headers.fields.some(({ name }) => listAndLoop.has(name)),
];

const listAndLoop: ReadonlySet<string> = new Set(['list-id', 'list-post', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-loop', 'x-meja-loop', 'x-failed-recipients']);

/** The first word, without parameters and comments. */
const keyword = (value: string): string => (/^[^\s;(]*/.exec(value.trim())?.[0] ?? '').toLowerCase();
