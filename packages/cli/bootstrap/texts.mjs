// Sentences of the command line in the language of the terminal. Used before anything is built, so it reads the sources.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const languages = ['en', 'id', 'pl', 'sv'];

export function languageOf(env) {
  const wanted = (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en').slice(0, 2).toLowerCase();
  return languages.includes(wanted) ? wanted : 'en';
}

export function bootstrapTexts(env) {
  const { bootstrap } = JSON.parse(readFileSync(join(import.meta.dirname, `../src/locales/${languageOf(env)}.json`), 'utf8'));
  return (key, params = {}) => bootstrap[key].replaceAll(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));
}

/** Something a person can put right; said in one sentence and without a stack. */
export class Stopped extends Error {}
