import { Injectable } from '@nestjs/common';
import { Database, departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import { covers } from '../authentication/scopes.js';
import { User } from '../entities/user.js';
import { PeopleGrants } from './grants.sql.js';

/** Whose access the caller may end or give back. */
@Injectable()
export class ManageablePeople {
  constructor(private readonly db: Database, private readonly grants: PeopleGrants) {}

  /** Null for who does not exist, for whoever holds more than the caller while active, and to who manages people in some departments only: they answer alike. */
  async find(ctx: RequestContext, userId: string): Promise<User | null> {
    if (departmentsWith(ctx, mayManagePeople) !== 'everywhere') return null;
    const user = await this.db.repo(ctx, User).findOneBy({ id: userId });
    return user && covers(ctx.actor.kind === 'person' ? ctx.actor.grants : 'everything', await this.grants.assigned(ctx, userId)) ? user : null;
  }
}
