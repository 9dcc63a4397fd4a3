import type { Readable } from 'node:stream';
import type { Environment } from './environment.js';
import type { Say } from './texts.js';

/** One verb of `meja`. One file under `commands/`, listed in `commands/index.ts`. */
export interface Command {
  readonly name: string;
  /** Arguments as the help shows them; the sentence stands in the locale files under `commands.<name>`. */
  readonly usage: string;
  /** Answers the exit code. */
  run(call: Call): Promise<number>;
}

/** What a command gets of the process it runs in. */
export interface Call {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly cwd: string;
  readonly stdin: Readable;
  readonly say: Say;
  /** One line to standard output. */
  out(line: string): void;
  /** One line to standard error. */
  err(line: string): void;
}
