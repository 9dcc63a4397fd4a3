import { Injectable } from '@nestjs/common';
import { loader, type GqlContext } from '@meja/plugin-sdk/server/kernel';
import { ApiError } from '../../../kernel/graphql/index.js';
import { Departments, Users, type DepartmentFacts, type UserFacts } from '@meja/plugin-sdk/server/user';

/** People and departments of a page of rows, each in one read. */
@Injectable()
export class PeopleLoaders {
  constructor(private readonly users: Users, private readonly departments: Departments) {}

  /** Somebody who is there for sure. Refused, and never nobody, to who may not read people: a token without that scope. */
  async user(gql: GqlContext, id: string): Promise<UserFacts> {
    const user = await loader(gql, 'user.byId', (ctx, ids: readonly string[]) => this.users.byIds(ctx, ids)).load(id);
    if (!user) throw new ApiError('FORBIDDEN');
    return user;
  }

  department(gql: GqlContext, id: string): Promise<DepartmentFacts | null> {
    return loader(gql, 'user.departmentById', (ctx, ids: readonly string[]) => this.departments.byIds(ctx, ids)).load(id);
  }
}
