import { isId } from '../../../kernel/context/ids.js';
import { ApiError } from '../../../kernel/graphql/index.js';
import type { PageKey } from './tickets.sql.js';

export interface Page<T> {
  readonly edges: readonly { cursor: string; node: T }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A page of rows that were read with one more than `first`: the surplus row only says that there is a next page. */
export function pageOf<T extends { id: string }>(rows: readonly T[], first: number, at: (row: T) => Date): Page<T> {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf({ at: at(node), id: node.id }), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

const cursorOf = ({ at, id }: PageKey): string => Buffer.from(`${at.getTime()}.${id}`).toString('base64url');

/** Null for no cursor. A cursor nobody gave out is the caller's mistake. */
export function keyOf(cursor: string | null | undefined): PageKey | null {
  if (cursor === null || cursor === undefined) return null;
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('.');
  if (at === undefined || id === undefined || !/^\d{1,15}$/.test(at) || !isId(id)) throw new ApiError('BAD_USER_INPUT');
  return { at: new Date(Number(at)), id };
}
