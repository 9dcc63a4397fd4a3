import { Allow, apiDecorators, Resolver, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadPeople } from '@meja/plugin-sdk/server/user';
import type { QueryRequestersArgs, Resolvers as AgentApi } from '@meja/schema/agent';
import { ApiError } from '../../../../../kernel/graphql/index.js';
import { RequesterReader } from '../../requester.reader.js';

const agent = apiDecorators<AgentApi>();
const most = 20;

@Resolver()
export class RequestersResolver {
  constructor(private readonly reader: RequesterReader) {}

  @agent.query('requesters') @Allow(mayReadPeople)
  requesters(ctx: RequestContext, { search, first }: QueryRequestersArgs) {
    if ((first ?? 8) > most) throw new ApiError('PAGE_SIZE_REFUSED', { argument: 'first', most });
    return this.reader.beginningWith(ctx, search, first ?? 8);
  }
}
