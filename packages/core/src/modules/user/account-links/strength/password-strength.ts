import type { Failure } from '@meja/plugin-sdk/server/kernel';
import { passwordIsPersonal, passwordIsWellKnown, passwordTooShort } from '@meja/plugin-sdk/server/user';
import { triedFirst } from './tried-first.js';

/** Whose password it is to be, and where. */
export interface Owner {
  readonly name: string;
  readonly email: string;
  readonly workspaceName: string;
}

const least = 10;

/** Null for a password that is good enough. Long enough, not made of what everybody knows about the person, not among those that are tried first. */
export function weaknessOf(password: string, owner: Owner): Failure | null {
  const normal = password.normalize('NFKC').toLowerCase();
  if ([...normal].length < least) return passwordTooShort({ least });
  if (isMadeOf(letters(normal), personal(owner))) return passwordIsPersonal({});
  const isWellKnown = isRepetitive(normal) || isShortNumber(normal) || isMadeOf(letters(normal), triedFirst) || isMadeOf(letters(unleeted(normal)), triedFirst);
  return isWellKnown ? passwordIsWellKnown({}) : null;
}

/** Letters only: digits and signs before, after and between change little for who guesses. */
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');

const shapes: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const unleeted = (text: string): string => text.replace(/[013457@$!](?=.*\p{L})/gu, (sign) => shapes[sign] ?? sign);

function personal({ name, email, workspaceName }: Owner): ReadonlySet<string> {
  const words = [name, email, workspaceName].flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u));
  return new Set(words.filter((word) => word.length > 2));
}

/** True when nothing, or a letter or two, stays of it besides these words. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  if (text.length < 3) return false;
  let rest = text;
  for (const word of [...words].toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest.length < 3;
}

/** A date, a telephone number: short for who has every number to try. */
const isShortNumber = (text: string): boolean => /^[\d\s./:+-]*$/.test(text) && text.length < 15;

/** Fewer than five different characters, or a run along the alphabet, the digits or a keyboard. */
function isRepetitive(text: string): boolean {
  if (new Set(text).size < 5) return true;
  return runs.some((run) => (run + run).includes(text) || ([...run].toReversed().join('').repeat(2)).includes(text));
}

const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890', '1234567890', 'qwertyuiop', 'qwertyuiopasdfghjklzxcvbnm', 'asdfghjkl', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];
