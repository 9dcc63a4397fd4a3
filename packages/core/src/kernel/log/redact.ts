/** A value as it may stand in a log: plain, bounded, without secrets. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return shorten(scrub(value));
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[…]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (isError(value)) return redactError(value, depth);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return redact(Object.fromEntries([...value].map(([key, entry]) => [String(key), entry])), depth);
  if (value instanceof Set || Array.isArray(value)) return redactList([...value], depth);
  return redactObject(value, depth);
}

/** Whether values under this name are kept out of the log. */
const isSecretName = (name: string): boolean => secretNames.test(name.replaceAll(/[^a-z]/gi, ''));

/** Removes what looks like a secret inside a text: passwords of addresses, bearer tokens, cookies of ours. */
function scrub(text: string): string {
  return text
    .replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, '$1:[secret]@')
    .replaceAll(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [secret]')
    .replaceAll(/\b(meja_[a-z]+|password|secret|token)=[^\s;&"']+/gi, '$1=[secret]');
}

/** Of an error only what says where and why: drivers hang queries with their parameters on theirs. */
function redactError(error: Error, depth: number): object {
  const { cause } = error;
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? { code: error.code } : {};
  return {
    name: error.name,
    ...code,
    message: shorten(scrub(error.message)),
    stack: shorten(scrub(error.stack ?? '')),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

function redactList(list: readonly unknown[], depth: number): unknown[] {
  const kept = list.slice(0, longestList).map((entry) => redact(entry, depth + 1) ?? null);
  return list.length > longestList ? [...kept, `[+${list.length - longestList}]`] : kept;
}

function redactObject(value: object, depth: number): object {
  const entries = Object.entries(value).slice(0, longestList);
  return Object.fromEntries(entries.map(([key, entry]) => [key, isSecretName(key) && entry !== undefined && entry !== null ? '[secret]' : redact(entry, depth + 1)]));
}

/** By shape: an error may come from another realm. */
const isError = (value: object): value is Error => value instanceof Error || ('message' in value && typeof value.message === 'string' && 'stack' in value);

const shorten = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}[+${text.length - longestText}]` : text);

const secretNames = /passw|passphrase|token|secret|authorization|cookie|apikey|credential|privatekey|sessionid/i;
const deepest = 6;
const longestList = 100;
const longestText = 8_192;
