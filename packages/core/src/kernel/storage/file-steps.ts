import { readdir } from 'node:fs/promises';
import { BlobsUnavailable } from '@meja/plugin-sdk/server/kernel';

/** Tells a fault of the disk from one of the sender. */
export async function store<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new BlobsUnavailable({ cause: error });
  }
}

/** What lies in a folder; nothing when there is none. */
export async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** An id as a part of a path; nothing else becomes one. */
export function namedById(id: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('The owner of blobs is named by the id of a workspace');
  return id;
}
