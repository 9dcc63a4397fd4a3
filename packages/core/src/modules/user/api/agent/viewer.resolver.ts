import { Allow, answer, anybody, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { updateProfile, type ViewerFacts } from '@meja/plugin-sdk/server/user';
import type { MutationUpdateProfileArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { WorkspaceDirectory } from '../../../../kernel/database/index.js';
import { ViewerReader } from '../../queries/viewer.reader.js';
import { profileOf } from '../profile-of.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class AgentViewerResolver {
  constructor(private readonly viewers: ViewerReader, private readonly directory: WorkspaceDirectory, private readonly commands: Commands) {}

  @agent.query('viewer') @Allow(anybody)
  viewer(ctx: RequestContext) {
    return this.viewers.of(ctx);
  }

  @agent.mutation('updateProfile') @Allow(anybody)
  async updateProfile(ctx: RequestContext, { input }: MutationUpdateProfileArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, updateProfile, profileOf(input), gql), () => this.viewers.existing(ctx));
  }

  @agent.query('departments') @Allow(anybody)
  departments(ctx: RequestContext) {
    return ctx.actor.kind === 'person' ? this.viewers.departmentsOf(ctx, ctx.actor.grants) : [];
  }

  @agent.field('Viewer.permissions')
  permissions(_ctx: RequestContext, _args: object, viewer: ViewerFacts) {
    return [...viewer.grants.keys()].toSorted();
  }

  @agent.field('Viewer.granted')
  granted(_ctx: RequestContext, _args: object, viewer: ViewerFacts) {
    return [...viewer.grants].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([permission, reach]) => ({ permission, departmentIds: reach === 'everywhere' ? null : [...reach] }));
  }

  @agent.field('Viewer.departments')
  departmentsOfViewer(ctx: RequestContext, _args: object, viewer: ViewerFacts) {
    return this.viewers.departmentsOf(ctx, viewer.grants);
  }

  @agent.field('Viewer.workspaceName')
  workspaceName(ctx: RequestContext) {
    return ctx.workspace.name;
  }

  @agent.field('Viewer.demo')
  demo(ctx: RequestContext) {
    return this.directory.isDemo(ctx.workspace);
  }
}
