import { Allow, answer, apiDecorators, Commands, Resolver, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople } from '@meja/plugin-sdk/server/user';
import type { MutationCreateAgentArgs, MutationSendInvitationArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { profileOf } from '../../../index.js';
import { PeopleReader } from '../../../people/index.js';
import { inviteAgent, sendInvitation } from '../../commands/tokens.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class InvitationResolver {
  constructor(private readonly people: PeopleReader, private readonly commands: Commands) {}

  @agent.mutation('createAgent') @Allow(mayManagePeople)
  async createAgent(ctx: RequestContext, { input }: MutationCreateAgentArgs, _root: object, gql: GqlContext) {
    const { email, name } = input;
    const roles = input.roles.map(({ role, departmentId }) => ({ roleKey: role, departmentId: departmentId ?? null }));
    return answer(await this.commands.execute(ctx, inviteAgent, { email, name, ...profileOf(input), roles }, gql), ({ userId }) => this.people.existing(ctx, userId));
  }

  @agent.mutation('sendInvitation') @Allow(mayManagePeople)
  async sendInvitation(ctx: RequestContext, { userId }: MutationSendInvitationArgs, _root: object, gql: GqlContext) {
    return answer(await this.commands.execute(ctx, sendInvitation, { userId }, gql), () => this.people.existing(ctx, userId));
  }
}
