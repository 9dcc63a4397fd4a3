import { departmentsWith, type Grants, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';

/** What a person may do and the scopes of a token name: never more than either. */
export const narrowed = (grants: Grants, scopes: readonly string[]): Grants => new Map([...grants].filter(([permission]) => scopes.includes(permission)));

/** True when `mine` reaches everywhere `theirs` does. */
export function covers(mine: Grants | 'everything', theirs: Grants): boolean {
  if (mine === 'everything') return true;
  return [...theirs].every(([permission, reach]) => {
    const own = mine.get(permission);
    if (own === undefined || own === 'everywhere') return own === 'everywhere';
    return reach !== 'everywhere' && [...reach].every((departmentId) => own.has(departmentId));
  });
}

/** Nobody gives or takes what they do not hold themselves, nor further than they hold it. */
export function mayChange(ctx: RequestContext, permissions: readonly string[], departmentId: string | null): boolean {
  return [mayManagePeople.id, ...permissions].every((id) => {
    const reach = departmentsWith(ctx, { id, description: '' });
    return reach === 'everywhere' || (departmentId !== null && reach.has(departmentId));
  });
}
