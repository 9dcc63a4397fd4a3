import { randomToken } from '../sessions/index.js';

/** Shows what it is in a log or a repository where it does not belong; 256 random bits after it. */
const prefix = 'meja_';

export const randomSecret = (): string => `${prefix}${randomToken()}`;

/** Anything else is no token and costs no query. */
export const looksLikeSecret = (text: string): boolean => /^meja_[A-Za-z0-9_-]{43}$/.test(text);
