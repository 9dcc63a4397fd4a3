import { Injectable } from '@nestjs/common';
import { Database, departmentsWith, type Grants, type Locale, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { covers } from '../authentication/scopes.js';
import { User } from '../entities/user.js';
import { requesterRole } from '../role-keys.js';
import { PermissionCatalogue } from './permission-catalogue.js';

/** Who somebody is and what their roles let them do, in one query. */
export interface Person {
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly grants: Grants;
}

interface Row {
  readonly name: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly permissions: readonly string[];
  readonly departmentId: string | null;
}

/** At the agents' API the roles assigned; in the help centre the role of a requester and nothing else, whoever it is. */
const rolesOf: Readonly<Record<Audience, string>> = {
  agent: `join role_assignment a on a.user_id = u.id join role r on r.id = a.role_id`,
  portal: `join role r on r.key = '${requesterRole}' cross join (values (null::uuid)) a (department_id)`,
};

@Injectable()
export class PeopleGrants {
  constructor(private readonly db: Database, private readonly catalogue: PermissionCatalogue) {}

  /** Null for who is unknown, deactivated, or has no role at this API. */
  async of(ctx: RequestContext, audience: Audience, userId: string): Promise<Person | null> {
    const rows = await this.db.query<Row>(
      ctx,
      `select u.name, u.locale, u.time_zone as "timeZone", r.permissions, a.department_id as "departmentId"
       from app_user u ${rolesOf[audience]} where u.id = $1 and u.deactivated_at is null`,
      [userId],
    );
    const [first] = rows;
    return first ? { name: first.name, locale: first.locale, timeZone: first.timeZone, grants: this.together(rows) } : null;
  }

  /**
   * The person whose access the caller may end or give back. Null for who does not exist, for whoever holds more than the caller while active,
   * and to who manages people in some departments only: they answer alike.
   */
  async manageable(ctx: RequestContext, userId: string): Promise<User | null> {
    if (departmentsWith(ctx, mayManagePeople) !== 'everywhere') return null;
    const user = await this.db.repo(ctx, User).findOneBy({ id: userId });
    return user && covers(ctx.actor.kind === 'person' ? ctx.actor.grants : 'everything', await this.assigned(ctx, userId)) ? user : null;
  }

  /** What the roles of somebody allow at the agents' API while they are active, whether they are or not. */
  private async assigned(ctx: RequestContext, userId: string): Promise<Grants> {
    const roles = await this.db.query<Pick<Row, 'permissions' | 'departmentId'>>(ctx, `select r.permissions, a.department_id as "departmentId" from role_assignment a join role r on r.id = a.role_id where a.user_id = $1`, [userId]);
    return this.together(roles);
  }

  private together(roles: readonly Pick<Row, 'permissions' | 'departmentId'>[]): Grants {
    return merge(roles.map(({ permissions, departmentId }) => ({ permissions: this.catalogue.expand(permissions), departmentId })));
  }
}

/** What several roles grant together. */
export function merge(rows: readonly Pick<Row, 'permissions' | 'departmentId'>[]): Grants {
  const grants = new Map<string, 'everywhere' | Set<string>>();
  for (const { permissions, departmentId } of rows) {
    for (const permission of permissions) {
      const reach = grants.get(permission);
      if (departmentId === null) grants.set(permission, 'everywhere');
      else if (reach === undefined) grants.set(permission, new Set([departmentId]));
      else if (reach !== 'everywhere') reach.add(departmentId);
    }
  }
  return grants;
}
