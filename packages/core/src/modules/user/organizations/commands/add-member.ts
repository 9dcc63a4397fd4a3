import { Injectable } from '@nestjs/common';
import { Changes, Clock, Commands, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { organizationMemberChanged, registerRequester, type addOrganizationMember } from '@meja/plugin-sdk/server/user';
import { Organization } from '../entities/organization.js';
import { OrganizationMember } from '../entities/organization-member.js';

/** Adds whoever has the address. Who belongs to it already stays as they are. */
@Injectable()
export class AddMember implements Handles<typeof addOrganizationMember> {
  constructor(
    private readonly db: Database,
    private readonly commands: Commands,
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, { organizationId, email, name, isManager }: InputOf<typeof addOrganizationMember>) {
    if (!(await this.db.repo(ctx, Organization).existsBy({ id: organizationId }))) return refuse(notFound({}));
    const registered = await this.commands.execute(ctx, registerRequester, { email, ...(name === undefined ? {} : { name }) });
    if (!registered.ok) return registered;
    const { userId } = registered.value;
    const members = this.db.repo(ctx, OrganizationMember);
    if (await members.existsBy({ organizationId, userId })) return ok({ organizationId, userId });
    await members.insert({ organizationId, userId, isManager, joinedAt: this.clock.now() });
    const state = isManager ? 'manager' : 'member';
    await this.changes.record(ctx, { entity: 'Organization', entityId: organizationId, fields: { [`member.${userId}`]: { before: null, after: state } } });
    await this.events.publish(ctx, organizationMemberChanged, { organizationId, userId, state });
    return ok({ organizationId, userId });
  }
}
