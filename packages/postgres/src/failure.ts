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

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** Gives errors of the file system our codes; anything else passes through. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  if (!isSystemError(error)) return error;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new PostgresFailure('POSTGRES_NO_SPACE', { dataDir, freeMb: 0, neededMb: 1 });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(error.code ?? '')) return new PostgresFailure('POSTGRES_NOT_WRITABLE', { dataDir });
  return error;
}
