import { parseArgs, type ParseArgsConfig } from 'node:util';

/** `parseArgs` of Node; its refusals are told to the person as they are. */
export function parseArguments<const T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T, most = 0) {
  const parsed = parseArgs({ args: [...args], options, allowPositionals: most > 0, strict: true });
  if (parsed.positionals.length > most) throw Object.assign(new Error(parsed.positionals[most]), { code: 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' });
  return parsed;
}

export const isArgumentError = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
