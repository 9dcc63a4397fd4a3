import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CommandFailure } from '../failure.js';
import { refuseWeakSecrets } from './weak-secrets.js';

/** Like random bytes, and the same in every run: of enough random ones, some would spell a word. */
const generated = (n: number): Buffer => createHash('sha256').update(`secret ${n}`).digest();
const good = generated(0).toString('base64url');

function codeOf(secret: string, databaseUrl: string | null = null): string | null {
  try {
    refuseWeakSecrets({ secret, databaseUrl });
    return null;
  } catch (error) {
    if (error instanceof CommandFailure) return error.code;
    throw error;
  }
}

describe('the secret of an installation that others reach', () => {
  it('may be whatever a generator made', () => {
    for (let i = 0; i < 500; i++) for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(codeOf(generated(i).subarray(0, 24).toString(encoding))).toBeNull();
  });

  it.each(['x'.repeat(32), 'ab'.repeat(20), 'change-me-change-me-change-me-now!', 'this-is-my-secret-please-be-kind-to-me', 'your-secret-goes-here-0a8f2c61b7d4', '0123456789abcdef0123456789abcdef', 'Xk2!pQ9#Xk2!pQ9#Xk2!pQ9#Xk2!pQ9#', 'example-7f3a9c2e5b8d1046example', 'MySuperSecretKeyOfThisInstallation'])('is not %s', (secret) => {
    expect(codeOf(secret)).toBe('SECRET_WEAK');
  });

  it.each(['postgres', 'change-me', 'Password', 'meja', 'p%40ssw0rd'])('does not stand beside the password %s of the database', (password) => {
    expect(codeOf(good, `postgres://meja:${password}@db/meja`)).toBe('DATABASE_PASSWORD_WEAK');
  });

  it('leaves alone a database that asks for no password, and a good one', () => {
    for (const url of ['postgres://meja@db/meja', 'postgres://meja:kJ8mQ2vX9w@db/meja', null]) expect(codeOf(good, url)).toBeNull();
  });
});
