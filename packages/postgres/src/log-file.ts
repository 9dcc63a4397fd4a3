import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

/** The end of the log: enough to say why something stopped. */
export function lastWords(file: string): string {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, 8_192));
    readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Every start begins a log of its own; the one before is kept. */
export function turnLog(file: string): void {
  if (existsSync(file) && statSync(file).size > 0) renameSync(file, `${file}.before`);
}
