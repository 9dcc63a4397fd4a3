import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, ok, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { requesterRegistered, type registerRequester } from '@meja/plugin-sdk/server/user';
import { makeId } from '../../../kernel/context/ids.js';
import { User } from '../entities/user.js';

/** Finds the person with this address or registers one. Nothing a stranger claims ever changes a person who is there already. */
@Injectable()
export class RegisterRequester implements Handles<typeof registerRequester> {
  constructor(private readonly db: Database, private readonly events: Events, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { email, name, locale, timeZone }: InputOf<typeof registerRequester>) {
    const people = this.db.repo(ctx, User);
    const known = await people.findOneBy({ email });
    if (known) return ok({ userId: known.id, name: known.name, created: false });
    const id = makeId();
    await people
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
    const { id: userId, name: storedName } = await people.findOneByOrFail({ email });
    if (userId === id) await this.events.publish(ctx, requesterRegistered, { userId });
    return ok({ userId, name: storedName, created: userId === id });
  }
}
