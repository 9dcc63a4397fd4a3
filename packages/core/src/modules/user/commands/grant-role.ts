import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Changes, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { rolesChanged } from '@meja/plugin-sdk/server/user';
import { makeId } from '../../../kernel/context/ids.js';
import { Access } from '../authentication/access.js';
import { mayChange } from '../authentication/scopes.js';
import { Department } from '../entities/department.js';
import { Role } from '../entities/role.js';
import { RoleAssignment } from '../entities/role-assignment.js';
import { User } from '../entities/user.js';
import { PermissionCatalogue } from '../queries/permission-catalogue.js';
import { Accounts, realmOf } from '../sessions/index.js';
import type { grantRole } from './tokens.js';
import { requesterRole } from '../role-keys.js';

/** Gives a person a role. Refused for who does not exist, and for a role that holds more than the giver has there. */
@Injectable()
export class GrantRole implements Handles<typeof grantRole> {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly access: Access,
    private readonly catalogue: PermissionCatalogue,
    private readonly events: Events,
    private readonly changes: Changes,
  ) {}

  async execute(ctx: RequestContext, { userId, roleKey, departmentId }: InputOf<typeof grantRole>) {
    const [user, role] = [await this.db.repo(ctx, User).findOneBy({ id: userId }), await this.db.repo(ctx, Role).findOneBy({ key: roleKey })];
    if (!user?.isActive || !role || role.key === requesterRole) return refuse(notFound({}));
    if (departmentId !== null && !(await this.db.repo(ctx, Department).existsBy({ id: departmentId }))) return refuse(notFound({}));
    if (!mayChange(ctx, this.catalogue.expand(role.permissions), departmentId)) return refuse(notFound({}));
    const assignments = this.db.repo(ctx, RoleAssignment);
    const where = { userId, roleId: role.id, departmentId: departmentId ?? IsNull() };
    if (await assignments.existsBy(where)) return ok({ userId });
    await assignments.insert({ id: makeId(), userId, roleId: role.id, departmentId });
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { [`role.${roleKey}`]: { before: null, after: departmentId ?? 'everywhere' } } });
    await this.events.publish(ctx, rolesChanged, { userId, roleKey, departmentId, granted: true });
    // Outside the transaction of the workspace. A membership that stays when this one fails opens nothing: its person has no role.
    await this.accounts.link(ctx, realmOf(ctx, 'agent'), { userId, email: user.email });
    await this.access.changes(ctx, userId);
    return ok({ userId });
  }
}
