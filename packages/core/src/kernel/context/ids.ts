import { v7 } from 'uuid';

/** A new id: UUIDv7, so that rows made together lie together. */
export const newId = (): string => v7();

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Anything else never reaches a query: for a reader a malformed id is one that does not exist. */
export const isId = (text: string): boolean => form.test(text);
