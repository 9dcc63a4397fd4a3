import { isId } from '../../../kernel/context/ids.js';
import { ApiError } from '../../../kernel/graphql/index.js';

/** A page of what is listed by name. */
export interface NamedPage<T> {
  readonly edges: readonly { cursor: string; node: T }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A page of rows that were read with one more than `first`: the surplus row only says that there is a next page. */
export function namedPage<T extends { id: string; name: string }>(rows: readonly T[], first: number): NamedPage<T> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: Buffer.from(JSON.stringify([node.name, node.id])).toString('base64url'), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** Null for no cursor. A cursor nobody gave out is the caller's mistake. */
export function nameKeyOf(cursor: string | null): readonly [name: string, id: string] | null {
  if (cursor === null) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && typeof key[0] === 'string' && typeof key[1] === 'string' && isId(key[1])) return [key[0], key[1]];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ApiError('BAD_USER_INPUT');
}
