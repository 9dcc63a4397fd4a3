import { readAuthenticationResults, type MethodResult } from './authentication-results.js';
import type { Headers } from './headers.js';

/**
 * Rule M1: whether our own mail server proved that `address` sent this mail. Only the topmost Authentication-Results of `authservId`
 * counts; those of others, and lower ones, anybody could have written. Without an `authservId` nothing is ever proven.
 */
export function isProven(headers: Headers, address: string, authservId: string | undefined): boolean {
  if (authservId === undefined) return false;
  const host = address.slice(address.lastIndexOf('@') + 1);
  const [own] = headers.all('authentication-results').filter((value) => namesServer(value, authservId.toLowerCase()));
  const field = own === undefined ? null : readAuthenticationResults(own);
  return field !== null && field.authservId === authservId.toLowerCase() && passes(field.results, host);
}

/** A field of our server that does not fit the grammar still hides those below it: it must not open the way for a forged one. */
const namesServer = (value: string, authservId: string): boolean => (readAuthenticationResults(value)?.authservId ?? firstWord(value)) === authservId;

const firstWord = (value: string): string => (/^[\s"]*([^\s;("]*)/.exec(value)?.[1] ?? '').toLowerCase();

function passes(results: readonly MethodResult[], host: string): boolean {
  const dmarc = results.filter(({ method }) => method === 'dmarc');
  if (dmarc.length === 0) return false;
  if (dmarc.every(({ result }) => result === 'pass')) return dmarc.every((result) => speaksOf(result, 'header.from', host));
  // The domain publishes no policy: its own intact signature proves as much, unless another one is broken.
  if (!dmarc.every(({ result }) => result === 'none')) return false;
  const dkim = results.filter(({ method }) => method === 'dkim');
  return !dkim.some(({ result }) => result === 'fail') && dkim.some((result) => result.result === 'pass' && signedBy(result, host));
}

/** Some servers name the signer's domain, some only its identity. */
const signedBy = (result: MethodResult, host: string): boolean => (result.properties.has('header.d') ? speaksOf(result, 'header.d', host) : speaksOf(result, 'header.i', host));

function speaksOf(result: MethodResult, property: string, host: string): boolean {
  const values = result.properties.get(property) ?? [];
  return values.length > 0 && values.every((value) => value.slice(value.lastIndexOf('@') + 1).toLowerCase() === host);
}
