import { caps } from '../caps.js';
import { readAddress } from './address.js';
import type { Headers } from './headers.js';

/** The mail's own id without brackets; null when it has none that fits in one word. */
export function ownId(headers: Headers): string | null {
  const value = headers.first('message-id');
  if (value === null) return null;
  return idsIn(value)[0] ?? (word.test(value) ? value : null);
}

/**
 * Everything that may carry one of our signed tokens: ids of In-Reply-To and References, then recipients. Verbatim but for the host
 * of an address: a token is case-sensitive. Of too many ids the first, which began the thread, and the last ones stay.
 */
export function referencesOf(headers: Headers): string[] {
  const answered = headers.all('in-reply-to').flatMap(idsIn).slice(0, caps.ids / 2);
  const thread = headers.all('references').flatMap(idsIn);
  const room = caps.ids - answered.length;
  const kept = thread.length <= room ? thread : [...thread.slice(0, 1), ...thread.slice(1 - room)];
  return [...new Set([...answered, ...kept, ...recipients(headers).slice(0, caps.recipients)])];
}

function recipients(headers: Headers): string[] {
  return ['delivered-to', 'x-original-to', 'to', 'cc'].flatMap((name) => headers.all(name)).flatMap((value) => value.split(separators).flatMap(recipient));
}

/** Lenient where the sender's grammar is strict: a candidate proves nothing until core checks its signature. */
function recipient(text: string): string[] {
  if (text.length > 254 || readAddress(text) === null) return [];
  const at = text.lastIndexOf('@');
  return [text.slice(0, at + 1) + text.slice(at + 1).toLowerCase()];
}

function idsIn(value: string): string[] {
  return [...value.matchAll(/<([^<>\s]{1,998})>/g)].map((match) => match[1] ?? '').filter((id) => word.test(id));
}

const separators = /[\s<>()[\]\\,;:"]+/;
const word = /^[\x21-\x7e]{1,998}$/;
