import type { RequestContext } from '@meja/plugin-sdk/server/kernel';

/** Actors with the same key see the same rows: agents with the same permissions in the same departments; everybody else only as themselves. */
export function scopeClass({ workspace, actor }: RequestContext): string {
  if (actor.kind !== 'person') return `${workspace.id} ${actor.kind}`;
  if (actor.audience === 'portal') return `${workspace.id} portal ${actor.userId}`;
  const grants = [...actor.grants].map(([permission, reach]) => `${permission}=${reach === 'everywhere' ? '*' : [...reach].sort().join('+')}`);
  return `${workspace.id} agent ${grants.sort().join(' ')}`;
}
