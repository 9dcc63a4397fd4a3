import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './environment.js';

export type Params = Readonly<Record<string, unknown>>;
/** The sentence of a dotted key in the language of the terminal. */
export type Say = (key: string, params?: Params) => string;

export function textsFor(env: Environment): Say {
  const texts: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'locales', `${languageOf(env)}.json`), 'utf8'));
  return (key, params = {}) => fill(find(texts, key) ?? key, params);
}

export function languageOf(env: Environment): string {
  const wanted = (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en').slice(0, 2).toLowerCase();
  return ['en', 'id', 'pl', 'sv'].includes(wanted) ? wanted : 'en';
}

function find(texts: unknown, key: string): string | null {
  let found = texts;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return null;
    found = Reflect.get(found, part);
  }
  return typeof found === 'string' ? found : null;
}

/** Control characters of a value cannot steer the terminal; a list is shown one below the other. */
function fill(text: string, params: Params): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.map((entry) => `\n  ${clean(entry)}`).join('') : clean(value ?? '');
  });
}

const clean = (value: unknown): string => String(value).replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
