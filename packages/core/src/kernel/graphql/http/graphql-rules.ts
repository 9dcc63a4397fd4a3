import type { FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.js';
import { bearerOf } from './bearer.js';
import type { Caller } from './caller.js';

/** What a page of somebody else could make a browser send is not taken: only POST, only JSON, only from our own pages. */
export function checkGraphqlRequest({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, caller: Caller, origins: readonly string[]): void {
  if (method !== 'POST') throw new ApiError('METHOD_NOT_ALLOWED');
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(headers['content-type'] ?? '')) throw new ApiError('JSON_ONLY');
  // No browser adds this header by itself, and a page elsewhere may not: nothing can be forged with it, and no cookie is read beside it.
  if (bearerOf(headers.authorization) !== undefined) return;
  if (!isFromOurPages({ headers }, caller, origins)) throw new ApiError('FOREIGN_ORIGIN');
}

/** False when a page of somebody else made the browser send this. */
export function isFromOurPages({ headers }: Pick<FastifyRequest, 'headers'>, caller: Caller, origins: readonly string[]): boolean {
  return isOwnOrigin(headers.origin, caller, origins) && (headers.origin !== undefined || headers['sec-fetch-site'] !== 'cross-site');
}

/** A caller that is no browser sends no Origin; one that does must be a page of this host or a configured one. */
export function isOwnOrigin(origin: string | undefined, { host, https }: Caller, origins: readonly string[]): boolean {
  if (origin === undefined) return true;
  return origin === `${https ? 'https' : 'http'}://${host}` || origins.includes(origin);
}

/** One operation with its variables, and nothing a later reader could take for something else. */
export function checkGraphqlBody(body: unknown): void {
  if (Array.isArray(body)) throw new ApiError('BATCHING_REFUSED');
  if (!isRecord(body)) throw new ApiError('BAD_REQUEST');
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || query === '') throw new ApiError('BAD_REQUEST');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') throw new ApiError('BAD_REQUEST');
  for (const part of [variables, extensions]) if (part !== undefined && part !== null && !isRecord(part)) throw new ApiError('BAD_REQUEST');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
