import { Injectable } from '@nestjs/common';
import type { Grants, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { present } from '../../../kernel/graphql/index.js';
import { Departments, Users, type DepartmentFacts, type ViewerFacts } from '@meja/plugin-sdk/server/user';

/** Reads whoever asks. */
@Injectable()
export class ViewerReader {
  constructor(private readonly users: Users, private readonly departments: Departments) {}

  /** Null when nobody is signed in. */
  async of(ctx: RequestContext): Promise<ViewerFacts | null> {
    const { actor } = ctx;
    if (actor.kind !== 'person') return null;
    const [user] = await this.users.byIds(ctx, [actor.userId]);
    return user ? { ...user, grants: actor.grants } : null;
  }

  /** Of whom a command just answered that they are signed in. */
  async existing(ctx: RequestContext): Promise<ViewerFacts> {
    return present(await this.of(ctx), 'viewer');
  }

  /** Departments in which the grants allow anything, in their order. */
  async departmentsOf(ctx: RequestContext, grants: Grants): Promise<DepartmentFacts[]> {
    const reaches = [...grants.values()];
    if (reaches.length === 0) return [];
    const all = await this.departments.all(ctx);
    return all.filter(({ id }) => reaches.some((reach) => reach === 'everywhere' || reach.has(id)));
  }
}
