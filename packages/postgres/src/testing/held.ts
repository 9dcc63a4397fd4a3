import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Word {
  readonly word: 'ready' | 'crashed' | 'stopped' | 'failed';
  readonly url: string;
  readonly port: number;
  readonly attached: boolean;
  readonly code: string;
  readonly params: Record<string, string | number>;
}

/** Another process that holds a PostgreSQL, and what it says. */
export class Held {
  private readonly words: Word[] = [];
  private readonly child: ChildProcess;

  constructor(args: readonly string[], { prefix = [], env = {} }: { prefix?: readonly string[]; env?: NodeJS.ProcessEnv } = {}) {
    const [command = process.execPath, ...before] = [...prefix, process.execPath];
    this.child = spawn(command, [...before, join(import.meta.dirname, 'hold.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    if (this.child.stdout) createInterface(this.child.stdout).on('line', (line) => this.words.push(JSON.parse(line) as Word));
  }

  /** The first answer: ready or failed. */
  async answer(): Promise<Word> {
    return this.hear(() => true);
  }

  async hear(wanted: (word: Word) => boolean): Promise<Word> {
    for (let waited = 0; waited < 120_000; waited += 20) {
      const found = this.words.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`heard only ${JSON.stringify(this.words)}`);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
  }
}
