import { commands } from './commands/index.js';
import type { Call } from './command.js';
import type { Environment } from './environment.js';
import { explain } from './explain.js';
import { CommandFailure } from './failure.js';
import { textsFor } from './texts.js';

/** Runs one command line. Answers the exit code; nothing it runs into ends in a stack trace. */
export async function main(args: readonly string[], env: Environment = process.env, cwd = process.cwd()): Promise<number> {
  const say = textsFor(env);
  const [name = 'help', ...rest] = args[0] === '--' ? args.slice(1) : args;
  const call: Call = { args: rest, env, cwd, stdin: process.stdin, say, out: (line) => void process.stdout.write(`${line}\n`), err: (line) => void process.stderr.write(`${line}\n`) };
  try {
    return await commandNamed(name).run(call);
  } catch (error) {
    for (const line of explain(error, say)) call.err(line);
    if (env['MEJA_LOG_LEVEL'] === 'debug' && error instanceof Error) call.err(error.stack ?? '');
    return error instanceof CommandFailure ? error.exitCode : 1;
  }
}

function commandNamed(name: string) {
  const wanted = name === '--help' || name === '-h' ? 'help' : name;
  const command = commands.find((candidate) => candidate.name === wanted);
  if (!command) throw new CommandFailure('COMMAND_UNKNOWN', { name });
  return command;
}
