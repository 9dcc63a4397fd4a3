import { Injectable } from '@nestjs/common';
import { Log, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mustBeInTransaction } from '../../../kernel/database/index.js';
import { ApiTokens } from '../api-tokens/index.js';
import { SessionMemory, Sessions } from '../sessions/index.js';

/** Whatever lets a person in, sessions and API tokens: ends it, or says that it means something else now. */
@Injectable()
export class Access {
  constructor(private readonly sessions: Sessions, private readonly tokens: ApiTokens, private readonly memory: SessionMemory, private readonly log: Log) {}

  async end(ctx: RequestContext, userId: string): Promise<void> {
    await Promise.all([this.sessions.revokeOfUser(ctx, userId), this.tokens.revokeOfUser(ctx, userId)]);
  }

  /**
   * Part of a command that changes roles. Before the commit it leaves a trace that every node finds within seconds, should this process
   * die in between; after it, a notice makes requests read anew and streams begin anew at once.
   */
  async changes(ctx: RequestContext, userId: string): Promise<void> {
    const { afterCommit } = mustBeInTransaction(ctx, 'access.changes');
    const known = await this.raise(ctx, userId);
    afterCommit.push(() => {
      for (const { id } of known) this.memory.forget(id);
      void this.tell(ctx, userId);
    });
  }

  private async tell(ctx: RequestContext, userId: string): Promise<void> {
    try {
      await Promise.all((await this.raise(ctx, userId)).map(({ id, rights }) => this.memory.renew(id, rights)));
    } catch (error) {
      this.log.warn('user.rights_untold', { requestId: ctx.requestId, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private async raise(ctx: RequestContext, userId: string) {
    return (await Promise.all([this.sessions.raise(ctx, userId), this.tokens.raise(ctx, userId)])).flat();
  }
}
