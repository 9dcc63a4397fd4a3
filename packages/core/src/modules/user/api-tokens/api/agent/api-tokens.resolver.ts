import { Allow, answer, apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayUseApiTokens } from '@meja/plugin-sdk/server/user';
import type { MutationCreateApiTokenArgs, MutationRevokeApiTokenArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { TokenDesk } from '../../token-desk.js';

const agent = apiDecorators<AgentApi>();

@Resolver()
export class ApiTokenResolver {
  constructor(private readonly desk: TokenDesk) {}

  @agent.query('apiTokens') @Allow(mayUseApiTokens)
  apiTokens(ctx: RequestContext) {
    return this.desk.ofCaller(ctx);
  }

  @agent.mutation('createApiToken') @Allow(mayUseApiTokens)
  async createApiToken(ctx: RequestContext, { input }: MutationCreateApiTokenArgs) {
    const { name, scopes, expiresAt, api } = input;
    return answer(await this.desk.create(ctx, { name, scopes: [...scopes], expiresAt: expiresAt ?? null, api: api ?? 'agent' }), (created) => created);
  }

  @agent.mutation('revokeApiToken') @Allow(mayUseApiTokens)
  async revokeApiToken(ctx: RequestContext, { id }: MutationRevokeApiTokenArgs) {
    return answer(await this.desk.revoke(ctx, id), (token) => token);
  }
}
