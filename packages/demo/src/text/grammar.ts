import type { Random } from '../random.js';

/** Looks a word up; the same name gives the same word throughout a ticket. */
export type Words = (name: string) => string;

/**
 * Fills in a template: `{device}` is a word, `{Device}` the same with a capital, `[one|two|]` a choice, which may hold words.
 * Templates are constants; each is taken apart once.
 */
export function tell(template: string, words: Words, random: Random): string {
  let parts = parsed.get(template);
  if (!parts) parsed.set(template, (parts = parse(template)));
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if ('choices' in part) text += tell(random.of(part.choices), words, random);
    else text += part.capital ? capital(words(part.name)) : words(part.name);
  }
  return text;
}

/** Names of the words a template needs in every case, whichever choices are taken. */
export const needs = (template: string): string[] => parse(template).flatMap((part) => (typeof part === 'object' && 'name' in part ? [part.name] : []));

type Part = string | { readonly name: string; readonly capital: boolean } | { readonly choices: readonly string[] };

const parsed = new Map<string, readonly Part[]>();

function parse(template: string): Part[] {
  return template.split(/(\[[^[\]]*\]|\{\w+\})/).flatMap((piece): Part[] => {
    if (piece === '') return [];
    if (piece.startsWith('[')) return [{ choices: piece.slice(1, -1).split('|') }];
    if (!piece.startsWith('{')) return [piece];
    const name = piece.charAt(1).toLowerCase() + piece.slice(2, -1);
    return [{ name, capital: piece.charAt(1) !== name.charAt(0) }];
  });
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
