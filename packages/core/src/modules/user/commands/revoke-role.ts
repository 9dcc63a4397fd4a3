import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Changes, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { lastAdministrator, rolesChanged } from '@meja/plugin-sdk/server/user';
import { Access } from '../authentication/access.js';
import { mayChange } from '../authentication/scopes.js';
import { Role } from '../entities/role.js';
import { RoleAssignment } from '../entities/role-assignment.js';
import { hasOtherAdministrator } from '../queries/administrators.sql.js';
import { PermissionCatalogue } from '../queries/permission-catalogue.js';
import type { revokeRole } from './tokens.js';
import { everyPermission } from '../role-keys.js';

/** Takes a role from a person; sessions that live on it lose it within seconds. Refused for a role that holds more than the taker, and for the last administrator. */
@Injectable()
export class RevokeRole implements Handles<typeof revokeRole> {
  constructor(
    private readonly db: Database,
    private readonly access: Access,
    private readonly catalogue: PermissionCatalogue,
    private readonly events: Events,
    private readonly changes: Changes,
  ) {}

  async execute(ctx: RequestContext, { userId, roleKey, departmentId }: InputOf<typeof revokeRole>) {
    const role = await this.db.repo(ctx, Role).findOneBy({ key: roleKey });
    if (!role || !mayChange(ctx, this.catalogue.expand(role.permissions), departmentId)) return refuse(notFound({}));
    const { affected } = await this.db.repo(ctx, RoleAssignment).delete({ userId, roleId: role.id, departmentId: departmentId ?? IsNull() });
    if (!affected) return refuse(notFound({}));
    if (role.permissions.includes(everyPermission) && departmentId === null && !(await hasOtherAdministrator(this.db, ctx, userId))) return refuse(lastAdministrator({}));
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { [`role.${roleKey}`]: { before: departmentId ?? 'everywhere', after: null } } });
    await this.events.publish(ctx, rolesChanged, { userId, roleKey, departmentId, granted: false });
    await this.access.changes(ctx, userId);
    return ok({ userId });
  }
}
