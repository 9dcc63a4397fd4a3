import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { lastAdministrator, userDeactivated } from '@meja/plugin-sdk/server/user';
import { Access } from '../authentication/access.js';
import { User } from '../entities/user.js';
import { hasOtherAdministrator, isAdministrator } from '../queries/administrators.sql.js';
import { PeopleGrants } from '../queries/grants.sql.js';
import type { deactivateUser } from './tokens.js';

/** Ends a person's access. Refused for who does not exist, for who holds more than the caller, for the last administrator, and to who manages people in some departments only. */
@Injectable()
export class DeactivateUser implements Handles<typeof deactivateUser> {
  constructor(
    private readonly db: Database,
    private readonly access: Access,
    private readonly people: PeopleGrants,
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, { userId }: InputOf<typeof deactivateUser>) {
    const user = await this.people.manageable(ctx, userId);
    if (!user) return refuse(notFound({}));
    if (!user.isActive) return ok({ userId });
    if ((await isAdministrator(this.db, ctx, userId)) && !(await hasOtherAdministrator(this.db, ctx, userId))) return refuse(lastAdministrator({}));
    const deactivatedAt = this.clock.now();
    await this.db.repo(ctx, User).update({ id: userId }, { deactivatedAt });
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { deactivatedAt: { before: null, after: deactivatedAt.toISOString() } } });
    await this.events.publish(ctx, userDeactivated, { userId });
    // Sessions lie in another database. Ending them although this transaction then fails costs a sign-in, the reverse would cost trust.
    await this.access.end(ctx, userId);
    return ok({ userId });
  }
}
