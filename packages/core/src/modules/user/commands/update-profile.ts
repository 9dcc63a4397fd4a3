import { Injectable } from '@nestjs/common';
import { Changes, Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { updateProfile } from '@meja/plugin-sdk/server/user';
import { Access } from '../authentication/access.js';
import { User } from '../entities/user.js';

/** Sets the language and the time zone of whoever calls. A program with a token speaks for a person, but is not asked which language they read. */
@Injectable()
export class UpdateProfile implements Handles<typeof updateProfile> {
  constructor(private readonly db: Database, private readonly access: Access, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, wish: InputOf<typeof updateProfile>) {
    if (ctx.actor.kind !== 'person' || ctx.actor.byToken) return refuse(notFound({}));
    const { userId } = ctx.actor;
    const people = this.db.repo(ctx, User);
    const user = await people.findOneByOrFail({ id: userId });
    const { locale = user.locale, timeZone = user.timeZone } = wish;
    const fields = { ...(locale === user.locale ? {} : { locale: { before: user.locale, after: locale } }), ...(timeZone === user.timeZone ? {} : { timeZone: { before: user.timeZone, after: timeZone } }) };
    if (Object.keys(fields).length === 0) return ok({ userId });
    await people.update({ id: userId }, { locale, timeZone });
    await this.changes.record(ctx, { entity: 'User', entityId: userId, fields });
    // Every session carries both: what it shows next is in the new language.
    await this.access.changes(ctx, userId);
    return ok({ userId });
  }
}
