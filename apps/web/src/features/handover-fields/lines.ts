import type { HandoverFieldInput, HandoverFieldLineFragment, HandoverFieldType } from '../../generated/operations.js';

/** A field while somebody works on it. */
export interface Line {
  /** For the page only. */
  readonly id: number;
  /** Empty for a field that was not saved yet: it gets one from its label. */
  readonly key: string;
  label: string;
  type: HandoverFieldType;
  required: boolean;
  /** One choice in each line. */
  choices: string;
}

let serial = 0;
export const lineOf = ({ key, label, type, required, choices }: HandoverFieldLineFragment): Line => ({ id: (serial += 1), key, label, type, required, choices: choices.join('\n') });
export const anEmptyLine = (): Line => ({ id: (serial += 1), key: '', label: '', type: 'TEXT', required: false, choices: '' });

const choicesOf = ({ choices }: Pick<Line, 'choices'>) => [...new Set(choices.split('\n').map((choice) => choice.trim()).filter(Boolean))];

export type Flaw = 'label' | 'choices';

/** What is still missing, by line. */
export function flawsOf(lines: readonly Line[]): ReadonlyMap<number, Flaw> {
  return new Map(lines.flatMap((line): [number, Flaw][] => (line.label.trim() === '' ? [[line.id, 'label']] : line.type === 'CHOICE' && choicesOf(line).length === 0 ? [[line.id, 'choices']] : [])));
}

/** What is sent: fields keep the key they have, new ones get one from their label that nobody else has. */
export function inputsOf(lines: readonly Line[]): HandoverFieldInput[] {
  const taken = new Set(lines.map(({ key }) => key).filter(Boolean));
  return lines.map((line) => {
    const key = line.key || free(keyOf(line.label), taken);
    taken.add(key);
    return { key, label: line.label.trim(), type: line.type, required: line.required, choices: line.type === 'CHOICE' ? choicesOf(line) : null };
  });
}

/** `Serial number (on the back)` becomes `serialNumberOnTheBack`. */
export function keyOf(label: string): string {
  const words = label.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase().match(/[a-z\d]+/g) ?? [];
  const key = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('').slice(0, 40);
  return /^[a-z]/.test(key) ? key : `field${key}`;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wanted : `${wanted}${number}`;
    if (!taken.has(key)) return key;
  }
}

/** The line at `from` goes up (-1) or down (1). */
export function moved<T>(lines: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const line = lines[from];
  if (line === undefined || to < 0 || to >= lines.length) return lines;
  const without = lines.filter((_, index) => index !== from);
  return [...without.slice(0, to), line, ...without.slice(to)];
}
