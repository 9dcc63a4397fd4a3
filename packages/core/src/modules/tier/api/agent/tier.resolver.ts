import { apiDecorators, loader, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import type { DepartmentFacts } from '@meja/plugin-sdk/server/user';
import type { Resolvers } from '@meja/schema/agent';

const agent = apiDecorators<Resolvers>();

@Resolver()
export class DepartmentTiersResolver {
  constructor(private readonly tiers: Tiers) {}

  @agent.field('Department.tiers')
  ofDepartment(_ctx: RequestContext, _args: object, department: DepartmentFacts, gql: GqlContext) {
    return loader(gql, 'tier.ofDepartment', (ctx, ids: readonly string[]) => this.tiers.ofDepartments(ctx, ids)).load(department.id);
  }
}
