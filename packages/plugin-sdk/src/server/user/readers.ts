import type { Grants, Locale, RequestContext } from '../kernel/context.js';

/** A person, as readers hand it out. @since 0.1.0 */
export interface UserFacts {
  readonly id: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly locale: Locale;
  readonly timeZone: string;
}

/** Whoever is signed in, with what they may do. @since 0.1.0 */
export interface ViewerFacts extends UserFacts {
  readonly grants: Grants;
}

/** A person, as whoever manages people sees them. @since 0.1.0 */
export interface PersonFacts extends UserFacts {
  /** Null while the person may sign in. */
  readonly deactivatedAt: Date | null;
}

/** A role, with the permissions it grants today. @since 0.1.0 */
export interface RoleFacts {
  /** Short and stable: `admin`, `agent`. */
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/** A role that somebody has; `departmentId` null is everywhere. @since 0.1.0 */
export interface HeldRoleFacts {
  readonly role: RoleFacts;
  readonly departmentId: string | null;
}

/** A department, as readers hand it out. @since 0.1.0 */
export interface DepartmentFacts {
  readonly id: string;
  readonly name: string;
}

/** Reads people. @since 0.1.0 */
export abstract class Users {
  /** In the order of `ids`; null for who does not exist. */
  abstract byIds(ctx: RequestContext, ids: readonly string[]): Promise<(UserFacts | null)[]>;
  abstract byEmail(ctx: RequestContext, email: string): Promise<UserFacts | null>;
  /** Active agents with `permissionId` in the department, by name. */
  abstract agentsWith(ctx: RequestContext, permissionId: string, departmentId: string): Promise<UserFacts[]>;
}

/** Reads departments. @since 0.1.0 */
export abstract class Departments {
  /** All of the workspace, in their order. */
  abstract all(ctx: RequestContext): Promise<DepartmentFacts[]>;
  abstract byIds(ctx: RequestContext, ids: readonly string[]): Promise<(DepartmentFacts | null)[]>;
}

/** A company of requesters. @since 0.1.0 */
export interface OrganizationFacts {
  readonly id: string;
  readonly name: string;
}

/** Who belongs to an organization. @since 0.1.0 */
export interface OrganizationMemberFacts {
  readonly userId: string;
  /** Reads the tickets of the organization in the help centre. */
  readonly isManager: boolean;
}

/** Reads organizations, unscoped: call it for whom the ticket or the person is visible already. @since 0.1.0 */
export abstract class Organizations {
  /** In the order of `ids`; null for what does not exist. */
  abstract byIds(ctx: RequestContext, ids: readonly string[]): Promise<(OrganizationFacts | null)[]>;
  /** Those the person belongs to, the one they joined first in front. */
  abstract ofUser(ctx: RequestContext, userId: string): Promise<OrganizationFacts[]>;
  /** Those whose tickets the person may read in the help centre. */
  abstract managedBy(ctx: RequestContext, userId: string): Promise<OrganizationFacts[]>;
}
