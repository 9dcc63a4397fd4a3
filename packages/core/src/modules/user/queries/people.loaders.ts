import { Injectable } from '@nestjs/common';
import { loader, type GqlContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, Users, type DepartmentFacts, type UserFacts } from '@meja/plugin-sdk/server/user';

/** People and departments of a page of rows, each in one read. */
@Injectable()
export class PeopleLoaders {
  constructor(private readonly users: Users, private readonly departments: Departments) {}

  user(gql: GqlContext, id: string): Promise<UserFacts | null> {
    return loader(gql, 'user.byId', (ctx, ids: readonly string[]) => this.users.byIds(ctx, ids)).load(id);
  }

  department(gql: GqlContext, id: string): Promise<DepartmentFacts | null> {
    return loader(gql, 'user.departmentById', (ctx, ids: readonly string[]) => this.departments.byIds(ctx, ids)).load(id);
  }
}
