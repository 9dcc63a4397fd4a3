import { Injectable } from '@nestjs/common';
import { Changes, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { organizationMemberChanged, type changeOrganizationMember } from '@meja/plugin-sdk/server/user';
import { OrganizationMember } from '../entities/organization-member.js';

/** Lets a member read the tickets of all, or no more. The next read of the help centre goes by it. */
@Injectable()
export class ChangeMember implements Handles<typeof changeOrganizationMember> {
  constructor(private readonly db: Database, private readonly events: Events, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { organizationId, userId, isManager }: InputOf<typeof changeOrganizationMember>) {
    const members = this.db.repo(ctx, OrganizationMember);
    const member = await members.findOneBy({ organizationId, userId });
    if (!member) return refuse(notFound({}));
    if (member.isManager === isManager) return ok({ organizationId });
    await members.update({ organizationId, userId }, { isManager });
    const [before, state] = isManager ? (['member', 'manager'] as const) : (['manager', 'member'] as const);
    await this.changes.record(ctx, { entity: 'Organization', entityId: organizationId, fields: { [`member.${userId}`]: { before, after: state } } });
    await this.events.publish(ctx, organizationMemberChanged, { organizationId, userId, state });
    return ok({ organizationId });
  }
}
