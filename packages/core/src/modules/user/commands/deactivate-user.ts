import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, departmentsWith, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople, userDeactivated } from '@meja/plugin-sdk/server/user';
import { User } from '../entities/user.js';
import { Sessions } from '../sessions/index.js';
import type { deactivateUser } from './tokens.js';

/** Ends a person's access. Refused for who does not exist, and for who manages people in some departments only. */
@Injectable()
export class DeactivateUser implements Handles<typeof deactivateUser> {
  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, { userId }: InputOf<typeof deactivateUser>) {
    if (departmentsWith(ctx, mayManagePeople) !== 'everywhere') return refuse(notFound({}));
    const people = this.db.repo(ctx, User);
    const user = await people.findOneBy({ id: userId });
    if (!user) return refuse(notFound({}));
    if (!user.isActive) return ok({ userId });
    const deactivatedAt = this.clock.now();
    await people.update({ id: userId }, { deactivatedAt });
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields: { deactivatedAt: { before: null, after: deactivatedAt.toISOString() } } });
    await this.events.publish(ctx, userDeactivated, { userId });
    // Sessions lie in another database. Ending them although this transaction then fails costs a sign-in, the reverse would cost trust.
    await this.sessions.revokeOfUser(ctx, userId);
    return ok({ userId });
  }
}
