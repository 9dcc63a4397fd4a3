import { Injectable } from '@nestjs/common';
import { Database, may, mayIn, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadPeople, Users, type UserFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { activeWith } from './agents.sql.js';
import { peopleByIds, personByEmail } from './people.sql.js';

/** Reads people. Who may read people sees everybody, everybody else only themselves. */
@Injectable()
export class UserReader extends Users {
  constructor(private readonly db: Database) {
    super();
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(UserFacts | null)[]> {
    const visible = [...new Set(ids)].filter((id) => isId(id) && sees(ctx, id));
    const found = visible.length === 0 ? [] : await peopleByIds(this.db, ctx, visible);
    const byId = new Map(found.map((user) => [user.id, user]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async byEmail(ctx: RequestContext, email: string): Promise<UserFacts | null> {
    const user = await personByEmail(this.db, ctx, email.toLowerCase());
    return user && sees(ctx, user.id) ? user : null;
  }

  async agentsWith(ctx: RequestContext, permissionId: string, departmentId: string): Promise<UserFacts[]> {
    if (!isId(departmentId) || !mayIn(ctx, mayReadPeople, departmentId)) return [];
    return activeWith(this.db, ctx, permissionId, departmentId);
  }
}

function sees(ctx: RequestContext, userId: string): boolean {
  return may(ctx, mayReadPeople) || (ctx.actor.kind === 'person' && ctx.actor.userId === userId);
}
