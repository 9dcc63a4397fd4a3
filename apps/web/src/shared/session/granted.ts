interface GrantedPermission {
  readonly permission: string;
  /** Null: everywhere. */
  readonly departmentIds: readonly string[] | null;
}

/** True when one of them is this permission, in any department or in the one that is named. */
export function isGranted(granted: readonly GrantedPermission[], permission: string, departmentId?: string): boolean {
  const grant = granted.find((each) => each.permission === permission);
  return grant !== undefined && (departmentId === undefined || grant.departmentIds === null || grant.departmentIds.includes(departmentId));
}
