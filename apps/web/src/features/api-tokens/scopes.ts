export interface ScopeGroup {
  /** What the permissions are about: the word before the dot. */
  readonly about: string;
  readonly scopes: readonly string[];
}

/** Permissions by what they are about, in the order of the alphabet. */
export function groupsOf(permissions: readonly string[]): readonly ScopeGroup[] {
  const groups = new Map<string, string[]>();
  for (const scope of [...new Set(permissions)].sort()) {
    const about = scope.split('.')[0] ?? scope;
    groups.set(about, [...(groups.get(about) ?? []), scope]);
  }
  return [...groups].map(([about, scopes]) => ({ about, scopes }));
}

/** When a token of so many days ends; null for one that lasts until it is revoked. */
export const endOf = (days: number, from: number): string | null => (days === 0 ? null : new Date(from + days * 86_400_000).toISOString());

type Ending = { readonly revokedAt?: string | null; readonly expiresAt?: string | null };

/** Why a token works no more; null while it works. */
export const endedBy = ({ revokedAt, expiresAt }: Ending, at: number): 'revoked' | 'expired' | null => (revokedAt ? 'revoked' : expiresAt && Date.parse(expiresAt) <= at ? 'expired' : null);
