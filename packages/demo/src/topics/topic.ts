import type { Random } from '../random.js';
import type { Requester } from '../people/cast.js';

/** What a word of a topic may depend on. */
export interface Scene {
  readonly random: Random;
  readonly requester: Requester;
  readonly at: Date;
}

export type Word = (scene: Scene) => string;

/** One way a topic goes: what the agent asks back, what the requester answers, what is noted inside, what solves it. They fit together. */
export interface Case {
  /** The solutions make sense although the agent never asked. */
  readonly alone?: boolean;
  readonly ask: string;
  readonly answer: string;
  readonly note: string;
  /** Each is a whole solution. */
  readonly solutions: readonly string[];
}

/** Something people write to a helpdesk about. Templates are filled in by `text/grammar.ts`. */
export interface Topic {
  readonly key: string;
  readonly weight: number;
  readonly skill: string;
  /** Names the matter inside a sentence, with one of `facts`: "the VPN on {device}". */
  readonly short: string;
  /** Words that tell this ticket from others; every opening names all of them. */
  readonly facts: readonly string[];
  readonly words: Readonly<Record<string, Word>>;
  readonly subjects: readonly string[];
  readonly openings: readonly string[];
  readonly details: readonly string[];
  readonly cases: readonly Case[];
  /** A workshop, a carrier or a maker may have to answer first. */
  readonly partner?: boolean;
  /** More urgent than most. */
  readonly urgent?: boolean;
}

export const oneOf = (...choices: readonly string[]): Word => ({ random }) => random.of(choices);
/** A number of that many digits behind a prefix. */
export const numbered = (prefix: string, digits: number): Word => ({ random }) => prefix + random.whole(10 ** (digits - 1), 10 ** digits - 1);
