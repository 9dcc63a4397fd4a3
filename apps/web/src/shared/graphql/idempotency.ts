import { spokenLocale } from '../i18n/index.js';

/** Options of a mutation that must not act twice: calls with the same key are one call. */
export const idempotent = (key: string = crypto.randomUUID()) => ({ fetchOptions: () => ({ headers: { 'idempotency-key': key, 'accept-language': spokenLocale() } }) });
