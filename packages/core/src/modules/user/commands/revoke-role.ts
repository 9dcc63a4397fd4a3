import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Changes, Database, departmentsWith, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import { Role } from '../entities/role.js';
import { RoleAssignment } from '../entities/role-assignment.js';
import type { revokeRole } from './tokens.js';

/** Takes a role from a person; sessions that live on it lose it within seconds. */
@Injectable()
export class RevokeRole implements Handles<typeof revokeRole> {
  constructor(private readonly db: Database, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { userId, roleKey, departmentId }: InputOf<typeof revokeRole>) {
    const reach = departmentsWith(ctx, mayManagePeople);
    if (reach !== 'everywhere' && (departmentId === null || !reach.has(departmentId))) return refuse(notFound({}));
    const role = await this.db.repo(ctx, Role).findOneBy({ key: roleKey });
    if (!role) return refuse(notFound({}));
    const { affected } = await this.db.repo(ctx, RoleAssignment).delete({ userId, roleId: role.id, departmentId: departmentId ?? IsNull() });
    if (!affected) return refuse(notFound({}));
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { [`role.${roleKey}`]: { before: departmentId ?? 'everywhere', after: null } } });
    return ok({ userId });
  }
}
