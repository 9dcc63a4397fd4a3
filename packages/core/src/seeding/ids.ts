/** Names the generator uses → ids of the workspace. */
export interface Ids {
  /** By address. */
  readonly users: Map<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** By key. */
  readonly departments: Map<string, string>;
  /** By `<department key>/<level>`. */
  readonly tiers: Map<string, string>;
  /** Of requesters who belong to one, by address. */
  readonly organizations: Map<string, string>;
}

export function known(map: ReadonlyMap<string, string>, key: string): string {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The company speaks of ${key}, which it does not have.`);
  return value;
}
