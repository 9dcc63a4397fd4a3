import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Users } from '@meja/plugin-sdk/server/user';
import { systemContext } from '../../../kernel/context/contexts.js';

/** First names of agents: the only thing of them a requester may know. */
@Injectable()
export class FirstNames {
  constructor(private readonly users: Users) {}

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(string | null)[]> {
    const agents = await this.users.byIds(systemContext(ctx.workspace, 'meja', ctx.requestId), ids);
    return agents.map((agent) => (agent ? firstName(agent.name) : null));
  }
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
