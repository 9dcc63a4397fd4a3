import type { ClaimedSender } from '@meja/plugin-sdk/server';
import { caps } from '../caps.js';
import { readMailbox } from './address.js';
import type { Headers } from './headers.js';

/** Whom the sender copied: mailboxes of Cc that every program reads alike, each once. Where the mail was delivered, and who sent it, is left out. */
export function copiedTo(headers: Headers, from: ClaimedSender | null): ClaimedSender[] {
  const own = new Set(['delivered-to', 'x-original-to'].flatMap((name) => headers.all(name)).map((value) => value.trim().replace(/^<|>$/g, '').toLowerCase()));
  const found = new Map<string, ClaimedSender>();
  for (const entry of headers.all('cc').flatMap(entries)) {
    const mailbox = readMailbox(entry);
    if (mailbox && mailbox.address !== from?.address && !own.has(mailbox.address) && !found.has(mailbox.address)) found.set(mailbox.address, mailbox);
    if (found.size === caps.recipients) break;
  }
  return [...found.values()];
}

/** Parts at commas outside quotes. A list too long to be one of people is cut. */
function entries(value: string): string[] {
  const parts: string[] = [];
  let [start, isQuoted] = [0, false];
  const text = value.slice(0, 20_000);
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ',' && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '');
}
