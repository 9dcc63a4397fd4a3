/** True when what failed was a database or its connection, not the question asked of it. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const { code, message, driverError } = cause as Error & { code?: unknown; driverError?: unknown };
    if (typeof code === 'string' && codes.test(code)) return true;
    if (sentences.test(message)) return true;
    if (cause instanceof AggregateError && cause.errors.some((inner) => isUnavailable(inner))) return true;
    cause = driverError ?? cause.cause;
  }
  return false;
}

// Node's network errors, and PostgreSQL's classes for a lost connection, too many of them, and a server that starts or stops.
const codes = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|53300|57P0[123])$/;
// The driver has no code for these.
const sentences = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;
