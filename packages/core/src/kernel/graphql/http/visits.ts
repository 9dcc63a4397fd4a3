import type { IncomingMessage } from 'node:http';
import type { Locale, Workspace } from '@meja/plugin-sdk/server/kernel';
import type { Caller } from './caller.js';

/** What the door found out about a request before anybody handles it. */
export interface Visit {
  readonly requestId: string;
  readonly caller: Caller;
  /** Wanted by the browser; a signed-in person has their own. */
  readonly locale: Locale;
  /** Null where no workspace is needed: the health checks. */
  readonly workspace: Workspace | null;
}

/** The visit of a request, for everything that serves one: files, pages, APIs. */
export function visitOf(request: IncomingMessage): Visit {
  const visit = visits.get(request);
  if (!visit) throw new Error('A request came past the front door.');
  return visit;
}

export const remember = (request: IncomingMessage, visit: Visit): void => void visits.set(request, visit);

const visits = new WeakMap<IncomingMessage, Visit>();
