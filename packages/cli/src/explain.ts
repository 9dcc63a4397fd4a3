import { BootRefused, ConfigurationFailure, MayNotCreateDatabases, RefusedByDatabase, UnreachableDatabase, UnsupportedServer } from '@meja/core';
import { BlobsUnavailable } from '@meja/plugin-sdk/server/kernel';
import { PostgresFailure } from '@meja/postgres';
import { CommandFailure } from './failure.js';
import { isArgumentError } from './arguments.js';
import type { Params, Say } from './texts.js';

/** What to tell a person about an error: sentences with a remedy, never a stack. */
export function explain(error: unknown, say: Say): string[] {
  return reasonsOf(error).map(({ code, params }) => say(`failures.${code}`, params));
}

interface Reason {
  readonly code: string;
  readonly params: Params;
}

function reasonsOf(error: unknown): readonly Reason[] {
  if (error instanceof ConfigurationFailure) return error.problems.map(({ code, params }) => ({ code: code === 'SETTING_UNKNOWN' && params.source !== 'environment' ? 'SETTING_UNKNOWN_IN_FILE' : code, params: { ...params } }));
  return [reasonOf(error)];
}

function reasonOf(error: unknown): Reason {
  if (error instanceof CommandFailure) return error;
  if (error instanceof PostgresFailure) return error;
  if (error instanceof MayNotCreateDatabases) return { code: 'MAY_NOT_CREATE_DATABASES', params: { role: error.role, database: error.database, commands: error.commands.map((command) => `${command};`) } };
  if (error instanceof RefusedByDatabase) return { code: error.code, params: { ...error.params, commands: error.params.commands.map((command) => `${command};`) } };
  if (error instanceof UnreachableDatabase) return { code: 'DATABASE_UNREACHABLE', params: { address: error.address, reason: error.reason } };
  if (error instanceof UnsupportedServer) return { code: 'DATABASE_UNSUPPORTED', params: { version: error.version } };
  if (error instanceof BootRefused) return { code: 'BOOT_REFUSED', params: { contributor: error.contributor, contribution: error.contribution, remedy: error.remedy } };
  if (isArgumentError(error)) return { code: 'ARGUMENTS', params: { reason: error.message } };
  if (error instanceof BlobsUnavailable) return systemReason(error.cause) ?? { code: 'FILES_UNAVAILABLE', params: { reason: error.cause instanceof Error ? error.cause.message : '' } };
  return systemReason(error) ?? { code: 'UNEXPECTED', params: { message: error instanceof Error ? error.message : String(error) } };
}

function systemReason(error: unknown): Reason | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const path = 'path' in error ? error.path : '';
  if (error.code === 'EADDRINUSE' && 'port' in error) return { code: 'PORT_TAKEN', params: { port: error.port } };
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === '53100') return { code: 'NO_SPACE', params: { path } };
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') return { code: 'NO_ACCESS', params: { path } };
  return null;
}
