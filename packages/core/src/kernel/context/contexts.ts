import type { Locale, RequestContext, Workspace } from '@meja/plugin-sdk/server/kernel';
import { makeId } from './ids.js';

/** The context of what Meja does by itself: a job, a listener, a channel, the command line. */
export const systemContext = (workspace: Workspace, name: string, requestId: string = makeId()): RequestContext =>
  Object.freeze({ workspace, actor: Object.freeze({ kind: 'system', name }), locale: 'en', timeZone: 'UTC', requestId });

/** The context of a visitor before anybody knows who it is. */
export const anonymousContext = (audience: 'agent' | 'portal', { workspace, locale, requestId }: { workspace: Workspace; locale: Locale; requestId: string }): RequestContext =>
  Object.freeze({ workspace, actor: Object.freeze({ kind: 'anonymous', audience }), locale, timeZone: 'UTC', requestId });
