import { hash, randomBytes } from 'node:crypto';

/** 256 random bits; whoever holds it is signed in, so it exists in the cookie only. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. */
export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/** Anything else is no token and costs no query. */
export const looksLikeToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
