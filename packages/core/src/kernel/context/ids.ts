import { v7 } from 'uuid';

/** A new id: UUIDv7, so that rows made together lie together. */
export const makeId = (): string => v7();

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Anything else never reaches a query: for a reader a malformed id is one that does not exist. */
export const isId = (text: string): boolean => form.test(text);

/** The id that 16 bytes stand for. */
export function idFrom(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
