import { timingSafeEqual } from 'node:crypto';
import { idFrom } from '../../../kernel/context/ids.js';

/**
 * How ids and signatures are written behind the plus of an address: a local part has 64 characters for everything, and there are servers that
 * write it in small letters. So there is one case of letters, and a signature keeps 82 of its 128 bits: it is tried by sending a mail each time.
 */
const alphabet = 36;
const idLength = 25;
const sealLength = 16;

/** 25 digits and small letters. */
export const shortId = (id: string): string => BigInt(`0x${id.replaceAll('-', '')}`).toString(alphabet).padStart(idLength, '0');

/** Of 25 digits and small letters; some stand for no id. */
export function idOfShort(text: string): string | null {
  const value = [...text].reduce((sum, digit) => sum * BigInt(alphabet) + BigInt(Number.parseInt(digit, alphabet)), 0n);
  return value >> 128n === 0n ? idFrom(Buffer.from(value.toString(16).padStart(32, '0'), 'hex')) : null;
}

/** The last characters of a signature, as many as are wanted. */
export function seal(signature: string, length = sealLength): string {
  const value = BigInt(`0x${Buffer.from(signature, 'base64url').toString('hex')}`);
  return value.toString(alphabet).padStart(length, '0').slice(-length);
}

export const isSealed = (given: string, wanted: string): boolean => given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
