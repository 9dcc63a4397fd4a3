import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log, Texts } from '@meja/plugin-sdk/server/kernel';
import { ApiError, type ApiErrorCode } from './api-error.js';
import { isUnavailable } from './unavailable.js';
import { isUnstorable } from './unstorable.js';

/** Who is answered, as far as it is known. */
export interface Answered {
  readonly requestId: string;
  readonly locale: string;
  /** Signed-in agents get the schema's own words on what does not fit; others only that it does not. */
  readonly maySeeSchema: boolean;
}

/** The one place where an error becomes an answer, for HTTP and WebSocket alike. A bug leaves its text in the log and an id in the answer. */
export class Mask {
  constructor(private readonly texts: Texts, private readonly log: Log) {}

  error(error: GraphQLError, answered: Answered): GraphQLFormattedError {
    const at = { ...(error.locations ? { locations: error.locations } : {}), ...(error.path ? { path: error.path } : {}) };
    const { code, message, params } = this.judged(error, answered);
    return { message, ...at, extensions: { code, ...(params && Object.keys(params).length > 0 ? { params } : {}), correlationId: answered.requestId } };
  }

  /** The words of a refusal by code. */
  words(code: ApiErrorCode, { locale, requestId }: Answered, params: Readonly<Record<string, unknown>> = {}): string {
    return this.texts.text(locale, `errors.${code}`, { correlationId: requestId, ...params });
  }

  private judged(error: GraphQLError, answered: Answered): { code: string; message: string; params?: Readonly<Record<string, unknown>> } {
    const cause = deepest(error);
    if (cause instanceof ApiError) return { code: cause.code, params: cause.params, message: this.words(cause.code, answered, cause.params) };
    if (isRequestError(error, cause)) {
      const code = requestCode(error);
      return { code, message: answered.maySeeSchema && code !== 'QUERY_TOO_COMPLEX' ? error.message : this.words(code, answered) };
    }
    if (isUnstorable(cause)) return { code: 'BAD_USER_INPUT', message: this.words('BAD_USER_INPUT', answered) };
    const code = isUnavailable(cause) ? 'UNAVAILABLE' : 'INTERNAL';
    this.log.error(code === 'INTERNAL' ? 'graphql.bug' : 'graphql.unavailable', { requestId: answered.requestId, path: error.path?.join('.'), reason: cause.message, stack: cause.stack });
    return { code, message: this.words(code, answered) };
  }
}

function deepest(error: GraphQLError): Error {
  let cause: Error = error;
  for (let depth = 0; depth < 5 && cause instanceof GraphQLError && cause.originalError; depth += 1) cause = cause.originalError;
  return cause;
}

/** What a client wrote wrongly. An error met while executing is ours, unless it points at the client's own words. */
function isRequestError(error: GraphQLError, cause: Error): boolean {
  if (!(cause instanceof GraphQLError)) return false;
  return !error.path || (cause !== error && (cause.nodes?.length ?? 0) > 0);
}

const requestCodes: ReadonlySet<string> = new Set<ApiErrorCode>(['BAD_REQUEST', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE']);

function requestCode(error: GraphQLError): ApiErrorCode {
  if (/Document contains more tha[nt] \d+ tokens/.test(error.message)) return 'QUERY_TOO_COMPLEX';
  const { code } = error.extensions;
  if (typeof code === 'string' && requestCodes.has(code)) return code as ApiErrorCode;
  return error.message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'BAD_USER_INPUT';
}
