import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationFailure } from './failure.js';

/** The secret of an installation that was given none: made at the first start and kept in its data folder. */
export function secretOf(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    return readSecret(file) ?? makeSecret(dataDir, file);
  } catch (error) {
    throw new ConfigurationFailure([{ code: 'DATA_NOT_WRITABLE', params: { dataDir, reason: codeOf(error) } }]);
  }
}

function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    return secret === '' ? null : secret;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Complete or absent, and the first of two makers wins: written beside, then linked to its name. */
function makeSecret(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error));
