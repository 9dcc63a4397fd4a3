import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, ok, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { requesterRegistered, type registerRequester } from '@meja/plugin-sdk/server/user';
import { makeId } from '../../../kernel/context/ids.js';
import { User } from '../entities/user.js';
import { personByEmail } from '../queries/people.sql.js';

/** Finds the person with this address or registers one. Nothing a stranger claims ever changes a person who is there already. */
@Injectable()
export class RegisterRequester implements Handles<typeof registerRequester> {
  constructor(private readonly db: Database, private readonly events: Events, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { email, name, locale, timeZone }: InputOf<typeof registerRequester>) {
    const known = await personByEmail(this.db, ctx, email);
    if (known) return ok({ userId: known.id, name: known.name, created: false });
    const id = makeId();
    await this.db
      .repo(ctx, User)
      .createQueryBuilder()
      .insert()
      .values({
        id,
        email,
        name: name ?? email.slice(0, email.indexOf('@')),
        emailVerifiedAt: null,
        locale: locale ?? ctx.locale,
        timeZone: timeZone ?? ctx.timeZone,
        createdAt: this.clock.now(),
        deactivatedAt: null,
      })
      .orIgnore()
      .execute();
    // Two messages of one stranger may arrive at once: the other transaction's row is the person then.
    const stored = await personByEmail(this.db, ctx, email);
    if (!stored) throw new Error('Nobody has the address that was registered.');
    const { id: userId, name: storedName } = stored;
    if (userId === id) await this.events.publish(ctx, requesterRegistered, { userId });
    return ok({ userId, name: storedName, created: userId === id });
  }
}
