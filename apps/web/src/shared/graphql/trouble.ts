import type { CombinedError } from '@urql/core';

/** Why an answer did not come. `trace` finds it in the logs of the server. */
export interface Trouble {
  readonly kind: 'connection' | 'server';
  readonly trace: string;
}

export const troubleOf = (error: CombinedError): Trouble => ({ kind: error.networkError && !responseOf(error) ? 'connection' : 'server', trace: traceOf(error) });

/** True when the server says that nobody is signed in. */
export function isSignedOut(error: CombinedError): boolean {
  const codes = error.graphQLErrors.map(({ extensions }) => extensions['code']);
  return responseOf(error)?.status === 401 || codes.some((code) => code === 'UNAUTHENTICATED' || code === 'SIGN_IN_REQUIRED');
}

function traceOf(error: CombinedError): string {
  const named = error.graphQLErrors.map(({ extensions }) => extensions['correlationId']).find((id) => typeof id === 'string');
  return String(named ?? responseOf(error)?.headers.get('x-request-id') ?? '');
}

const responseOf = (error: CombinedError): Response | undefined => (error.response instanceof Response ? error.response : undefined);
