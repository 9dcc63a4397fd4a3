import { Injectable } from '@nestjs/common';
import { In, type FindOptionsWhere } from 'typeorm';
import { Database, may, mayIn, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadPeople, Users, type UserFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { User } from '../entities/user.js';
import { activeWith } from './agents.sql.js';

/** Reads people. Who may read people sees everybody, everybody else only themselves. */
@Injectable()
export class UserReader extends Users {
  constructor(private readonly db: Database) {
    super();
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(UserFacts | null)[]> {
    const visible = [...new Set(ids)].filter((id) => isId(id) && sees(ctx, id));
    const found = visible.length === 0 ? [] : await this.facts(ctx, { id: In(visible) });
    const byId = new Map(found.map((user) => [user.id, user]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async byEmail(ctx: RequestContext, email: string): Promise<UserFacts | null> {
    const [user] = await this.facts(ctx, { email: email.toLowerCase() });
    return user && sees(ctx, user.id) ? user : null;
  }

  async agentsWith(ctx: RequestContext, permissionId: string, departmentId: string): Promise<UserFacts[]> {
    if (!isId(departmentId) || !mayIn(ctx, mayReadPeople, departmentId)) return [];
    return activeWith(this.db, ctx, permissionId, departmentId);
  }

  private facts(ctx: RequestContext, where: FindOptionsWhere<User>): Promise<UserFacts[]> {
    return this.db.repo(ctx, User).find({ select: { id: true, name: true, email: true, locale: true, timeZone: true }, where });
  }
}

function sees(ctx: RequestContext, userId: string): boolean {
  return may(ctx, mayReadPeople) || (ctx.actor.kind === 'person' && ctx.actor.userId === userId);
}
