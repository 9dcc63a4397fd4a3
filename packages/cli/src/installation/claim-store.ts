import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Configuration } from '@meja/core';
import { CommandFailure } from '../failure.js';

/** Before anything is started: attachments and raw mail can be kept. Without this every mail would be turned away, and every file. */
export function claimStore({ blobs }: Pick<Configuration, 'blobs'>): void {
  try {
    mkdirSync(blobs, { recursive: true, mode: 0o700 });
    accessSync(blobs, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CommandFailure('STORE_NOT_WRITABLE', { path: blobs, reason: (error as NodeJS.ErrnoException).code });
  }
}
