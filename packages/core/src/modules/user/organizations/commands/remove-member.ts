import { Injectable } from '@nestjs/common';
import { Changes, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { organizationMemberChanged, type removeOrganizationMember } from '@meja/plugin-sdk/server/user';
import { OrganizationMember } from '../entities/organization-member.js';

/** Takes a person out. Tickets they opened for it stay its tickets. */
@Injectable()
export class RemoveMember implements Handles<typeof removeOrganizationMember> {
  constructor(private readonly db: Database, private readonly events: Events, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { organizationId, userId }: InputOf<typeof removeOrganizationMember>) {
    const members = this.db.repo(ctx, OrganizationMember);
    const member = await members.findOneBy({ organizationId, userId });
    if (!member) return refuse(notFound({}));
    await members.delete({ organizationId, userId });
    await this.changes.record(ctx, { entity: 'Organization', entityId: organizationId, fields: { [`member.${userId}`]: { before: member.isManager ? 'manager' : 'member', after: null } } });
    await this.events.publish(ctx, organizationMemberChanged, { organizationId, userId, state: 'removed' });
    return ok({ organizationId });
  }
}
