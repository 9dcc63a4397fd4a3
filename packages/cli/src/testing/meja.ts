import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface MejaOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly prefix?: readonly string[];
  readonly stdin?: string;
}

/** One run of the real command line in another process. */
export class Meja {
  output = '';
  private readonly child: ChildProcess;
  private readonly exit: Promise<unknown>;

  constructor(args: readonly string[], { cwd, env = {}, prefix = [], stdin }: MejaOptions) {
    const [command = process.execPath, ...before] = [...prefix, process.execPath];
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(MEJA_|DATABASE_URL$|PORT$|HOST$|LANG$|LC_)/.test(name)));
    this.child = spawn(command, [...before, join(import.meta.dirname, 'run-meja.mjs'), ...args], { cwd, env: { ...inherited, LANG: 'en_US.UTF-8', PORT: '0', ...env } });
    this.exit = once(this.child, 'close');
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(stdin ?? '');
  }

  /** The exit code, and everything it said. */
  async ended(): Promise<{ code: number | null; output: string }> {
    await this.exit;
    return { code: this.child.exitCode, output: this.output };
  }

  async said(words: RegExp): Promise<RegExpExecArray> {
    for (let waited = 0; waited < 240_000; waited += 50) {
      const found = words.exec(this.output);
      if (found) return found;
      if (this.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${words} was not said in:\n${this.output}`);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    await this.exit;
  }
}

export const run = (args: readonly string[], options: MejaOptions) => new Meja(args, options).ended();
