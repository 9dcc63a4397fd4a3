import { Injectable } from '@nestjs/common';
import { Commands, Database, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { User } from '../entities/user.js';
import { grantRole, type createAgent } from './tokens.js';

/** Makes a person an agent. Refused for a role or a department that does not exist, and for who was deactivated. */
@Injectable()
export class CreateAgent implements Handles<typeof createAgent> {
  constructor(private readonly db: Database, private readonly commands: Commands) {}

  async execute(ctx: RequestContext, { email, name, locale, timeZone, roles }: InputOf<typeof createAgent>) {
    const registered = await this.commands.execute(ctx, registerRequester, { email, name, locale, timeZone });
    if (!registered.ok) return registered;
    const { userId } = registered.value;
    const user = await this.db.repo(ctx, User).findOneByOrFail({ id: userId });
    if (!user.isActive) return refuse(notFound({}));
    for (const role of roles) {
      const granted = await this.commands.execute(ctx, grantRole, { userId, ...role });
      if (!granted.ok) return granted;
    }
    return ok({ userId });
  }
}
