import type { RequestContext } from './context.js';

/** Something one may be allowed to do, in one department or in all. @since 0.1.0 */
export interface Permission {
  /** `<noun>.<verb>`, for example `ticket.read`. */
  readonly id: string;
  /** What it lets one do, in one English sentence; shown to administrators from the locale files under `permissions.<id>`. */
  readonly description: string;
}

/**
 * Declares a permission. Put it in `permissions` of your contribution, or nobody can be granted it.
 * @example export const mayPage = permission('pager.send', 'Send a page to whoever is on call.');
 * @since 0.1.0
 */
export const permission = (id: string, description: string): Permission => Object.freeze({ id, description });

/** True when the actor has the permission in at least one department. @since 0.1.0 */
export function may(ctx: RequestContext, wanted: Permission): boolean {
  const { actor } = ctx;
  if (actor.kind === 'system') return true;
  return actor.kind === 'person' && actor.grants.has(wanted.id);
}

/** True when the actor has the permission in this department. @since 0.1.0 */
export function mayIn(ctx: RequestContext, wanted: Permission, departmentId: string): boolean {
  const reach = departmentsWith(ctx, wanted);
  return reach === 'everywhere' || reach.has(departmentId);
}

const nowhere: ReadonlySet<string> = new Set();

/** Where the actor has the permission: every department, or these. The scope of a reader is built from it. @since 0.1.0 */
export function departmentsWith(ctx: RequestContext, wanted: Permission): 'everywhere' | ReadonlySet<string> {
  const { actor } = ctx;
  if (actor.kind === 'system') return 'everywhere';
  return (actor.kind === 'person' && actor.grants.get(wanted.id)) || nowhere;
}
