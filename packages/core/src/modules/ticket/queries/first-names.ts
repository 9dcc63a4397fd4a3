import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Users } from '@meja/plugin-sdk/server/user';
import { systemContext } from '../../../kernel/context/contexts.js';

/** Names for the help centre. Of agents only the first: all that a requester may know of them. */
@Injectable()
export class FirstNames {
  constructor(private readonly users: Users) {}

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(string | null)[]> {
    return (await this.fullNames(ctx, ids)).map((name) => name && firstName(name));
  }

  /** Of requesters whose tickets the caller may read. */
  async fullNames(ctx: RequestContext, ids: readonly string[]): Promise<(string | null)[]> {
    const people = await this.users.byIds(systemContext(ctx.workspace, 'meja', ctx.requestId), ids);
    return people.map((person) => person?.name ?? null);
  }
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
