import { Injectable } from '@nestjs/common';
import { Changes, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { userReactivated } from '@meja/plugin-sdk/server/user';
import { Access } from '../authentication/access.js';
import { User } from '../entities/user.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import type { reactivateUser } from './tokens.js';

/** Lets a person in again, with the roles they had. Refused for who does not exist, for who would hold more than the caller, and to who manages people in some departments only. */
@Injectable()
export class ReactivateUser implements Handles<typeof reactivateUser> {
  constructor(
    private readonly db: Database,
    private readonly access: Access,
    private readonly people: PeopleGrants,
    private readonly events: Events,
    private readonly changes: Changes,
  ) {}

  async execute(ctx: RequestContext, { userId }: InputOf<typeof reactivateUser>) {
    const user = await this.people.manageable(ctx, userId);
    if (!user) return refuse(notFound({}));
    if (user.deactivatedAt === null) return ok({ userId });
    // A session that was opened at the very moment of the deactivation is worth nothing only as long as the person is: it ends first.
    await this.access.end(ctx, userId);
    await this.db.repo(ctx, User).update({ id: userId }, { deactivatedAt: null });
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { deactivatedAt: { before: user.deactivatedAt.toISOString(), after: null } } });
    await this.events.publish(ctx, userReactivated, { userId });
    return ok({ userId });
  }
}
