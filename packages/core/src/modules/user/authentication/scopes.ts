import type { Grants } from '@meja/plugin-sdk/server/kernel';

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
