import { GraphQLError } from 'graphql';

/** Why a door refused, before or instead of an answer. Sentences stand in the locale files under `errors.<code>`. */
export type ApiErrorCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'BATCHING_REFUSED'
  | 'BODY_TOO_LARGE'
  | 'FOREIGN_ORIGIN'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL'
  | 'INTROSPECTION_REFUSED'
  | 'JSON_ONLY'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ONCE_PER_REQUEST'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PAGE_SIZE_REFUSED'
  | 'QUERY_TOO_COMPLEX'
  | 'SUBSCRIPTION_NEEDS_SOCKET'
  | 'SOCKET_IS_FOR_SUBSCRIPTIONS'
  | 'TIMEOUT'
  | 'TOKEN_REFUSED'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE'
  | 'UNKNOWN_HOST'
  | 'UPLOAD_OFFSET'
  | 'UPLOAD_QUOTA'
  | 'UPLOAD_TOO_LARGE'
  | 'UPLOAD_VERSION';

const statusOf: Partial<Record<ApiErrorCode, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  BATCHING_REFUSED: 400,
  BODY_TOO_LARGE: 413,
  FOREIGN_ORIGIN: 403,
  INTROSPECTION_REFUSED: 400,
  JSON_ONLY: 415,
  METHOD_NOT_ALLOWED: 405,
  NOT_FOUND: 404,
  ONCE_PER_REQUEST: 400,
  PAGE_SIZE_REFUSED: 400,
  QUERY_TOO_COMPLEX: 400,
  SUBSCRIPTION_NEEDS_SOCKET: 400,
  TIMEOUT: 503,
  TOKEN_REFUSED: 401,
  UNAVAILABLE: 503,
  UNKNOWN_HOST: 421,
  UPLOAD_OFFSET: 409,
  UPLOAD_QUOTA: 429,
  UPLOAD_TOO_LARGE: 413,
  UPLOAD_VERSION: 412,
};

/** Where no operation answers; one that does says it beside its data, with 200. */
const atTheDoor: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401 };

const headersOf: Partial<Record<ApiErrorCode, Readonly<Record<string, string>>>> = {
  TIMEOUT: { 'retry-after': '2' },
  TOKEN_REFUSED: { 'www-authenticate': 'Bearer' },
  UNAVAILABLE: { 'retry-after': '2' },
};

/** A refusal of the door itself. A command refuses with a `Failure` instead. */
export class ApiError extends GraphQLError {
  /** Who is told, where the error is met before the operation has a context. */
  told: { readonly requestId: string; readonly locale: string } | null = null;

  constructor(readonly code: ApiErrorCode, readonly params: Readonly<Record<string, unknown>> = {}) {
    const status = statusOf[code];
    super(code, { extensions: { code, ...(status ? { http: { status, headers: new Map(Object.entries(headersOf[code] ?? {})) } } : {}) } });
  }

  get status(): number {
    return statusOf[this.code] ?? atTheDoor[this.code] ?? 500;
  }
}
