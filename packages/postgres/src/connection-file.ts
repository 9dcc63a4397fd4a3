import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { systemCode } from './failure.js';

/** How to reach an embedded PostgreSQL; remembered so that the command line finds it. */
export interface Connection {
  readonly port: number;
  readonly password: string;
}

export const superuser = 'meja';

export const urlOf = ({ port, password }: Connection, database: string): string =>
  `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

export function readConnection(file: string): Connection | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('port' in value) || !('password' in value)) return null;
    return typeof value.port === 'number' && typeof value.password === 'string' ? { port: value.port, password: value.password } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // somebody edited it
    throw error;
  }
}

/** Replaces the file in one step: a reader sees the old one or the new one. */
export function writeConnection(file: string, connection: Connection): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
}

export const generatePassword = (): string => randomBytes(24).toString('base64url');

/**
 * A port of the loopback that is free at this moment, below those that systems give to whoever connects: it must still be free when the server
 * comes back after a moment.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
