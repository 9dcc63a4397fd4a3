export type PostgresFailureCode =
  | 'POSTGRES_NO_BINARIES'
  | 'POSTGRES_AS_ROOT'
  | 'POSTGRES_NOT_WRITABLE'
  | 'POSTGRES_NO_SPACE'
  | 'POSTGRES_OTHER_MAJOR'
  | 'POSTGRES_PASSWORD_LOST'
  | 'POSTGRES_PORT_TAKEN'
  | 'POSTGRES_UNREACHABLE'
  | 'POSTGRES_DID_NOT_START';

/** Why the embedded PostgreSQL does not run. The sentence with the remedy is made by whoever shows it. */
export class PostgresFailure extends Error {
  constructor(
    readonly code: PostgresFailureCode,
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'PostgresFailure';
  }
}

/** The code of a system error. By shape, because an error may come from another realm. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Gives errors of the file system our codes; anything else passes through. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  const code = systemCode(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new PostgresFailure('POSTGRES_NO_SPACE', { dataDir, freeMb: 0, neededMb: 1 });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return new PostgresFailure('POSTGRES_NOT_WRITABLE', { dataDir });
  return error;
}
