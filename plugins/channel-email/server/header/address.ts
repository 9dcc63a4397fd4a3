import { domainToASCII } from 'node:url';
import { caps } from '../caps.js';
import { decodedLine } from './one-line.js';
import type { Headers } from './headers.js';

export interface Mailbox {
  /** Lower case; a dot-atom at a host name. */
  readonly address: string;
  readonly name: string;
}

/**
 * Who the mail says it is from, or null. Only what every program in the world reads alike passes: exactly one From field with one
 * mailbox. Comments, groups, quoted local parts, host literals, characters beyond ASCII and encoded words in an address are refused.
 */
export function claimedSender(headers: Headers): Mailbox | null {
  const fields = headers.fields.filter(({ name }) => resemblesFrom(name));
  const [only] = fields;
  return fields.length === 1 && only?.name === 'from' ? readMailbox(only.value) : null;
}

/** `name <local@host>` or `local@host`; anything else is null. */
export function readMailbox(value: string): Mailbox | null {
  if (value.length > 2_000 || forbidden.test(value)) return null;
  const text = value.trim();
  const open = openingBracket(text);
  if (open === null) return null;
  if (open === -1) return mailbox(text, '');
  if (!text.endsWith('>')) return null;
  const phrase = readPhrase(text.slice(0, open), text.slice(open + 1, -1));
  return phrase === null ? null : mailbox(text.slice(open + 1, -1).trim(), phrase);
}

/** A bare address, lower case, or null. */
export function readAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || text.length > 254 || local.length > 64 || text.includes('=?')) return null;
  return dotAtom.test(local) && isHost(host) ? text.toLowerCase() : null;
}

export function isHost(host: string): boolean {
  const labels = host.split('.');
  if (host.length > 253 || labels.length < 2 || !labels.every((label) => hostLabel.test(label))) return false;
  // What a resolver would read as an IPv4 address changes here.
  return !/^\d+$/.test(labels.at(-1) ?? '') && domainToASCII(host) === host.toLowerCase();
}

const mailbox = (text: string, name: string): Mailbox | null => {
  const address = readAddress(text);
  return address === null ? null : { address, name };
};

/** `From ` with a blank before its colon, or dressed up: a field that some program takes for From. */
const resemblesFrom = (name: string): boolean => name.replace(/[^a-z]/g, '') === 'from';

/** Where the address begins; -1 when there is no bracket; null when a character stands where none may. */
function openingBracket(text: string): number | null {
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '<') return at;
    if (char === '"') {
      quoted.lastIndex = at;
      const match = quoted.exec(text);
      if (!match) return null;
      at = quoted.lastIndex - 1;
    }
  }
  return -1;
}

/** The display name before `<`: words and quoted strings. Some programs repeat the address there, which is harmless. */
function readPhrase(phrase: string, inBrackets: string): string | null {
  if (phrase.trim().toLowerCase() === inBrackets.trim().toLowerCase()) return inBrackets.trim();
  const words: string[] = [];
  let at = 0;
  while (at < phrase.length) {
    word.lastIndex = at;
    const match = word.exec(phrase);
    if (!match) return null;
    words.push(match[0].startsWith('"') ? match[0].slice(1, -1).replace(/\\(.)/gu, '$1') : match[0]);
    at = word.lastIndex;
  }
  return decodedLine(words.join(''), caps.nameLength);
}

const forbidden = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]/;
const quoted = /"(?:[^"\\]|\\.)*"/uy;
const word = /"(?:[^"\\]|\\.)*"|[^\s"<>()[\]\\,;:@]|[ \t]/uy;
const atom = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
const dotAtom = new RegExp(`^${atom}(?:\\.${atom})*$`);
const hostLabel = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;
