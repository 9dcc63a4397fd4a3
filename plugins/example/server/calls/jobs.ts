import { addMessage, Clock, Commands, Database, Inject, Injectable, optionsOf, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server';
import { LessThan } from 'typeorm';
import type { ExampleOptions } from '../options.js';
import { Call } from './call.entity.js';

interface Reminder {
  readonly ticketId: string;
  readonly callId: string;
}

/** Asked for by the command: leaves a note on the ticket an hour later. The wish is taken away with it, so a second run finds nothing to say. */
@Injectable()
export class RemindOfCall implements JobHandler<Reminder> {
  constructor(private readonly db: Database, private readonly commands: Commands) {}

  async run(ctx: RequestContext, { ticketId, callId }: Reminder): Promise<void> {
    await this.db.transaction(ctx, async (ctx) => {
      const call = await this.db.repo(ctx, Call).findOneBy({ id: callId });
      if (!call) return;
      await this.db.repo(ctx, Call).delete({ id: callId });
      await this.commands.execute(ctx, addMessage, { ticketId, visibility: 'internal', body: `☎ ${call.phone}` });
    });
  }
}

/** Every night, in every workspace. */
@Injectable()
export class ForgetOldCalls implements JobHandler {
  constructor(private readonly db: Database, private readonly clock: Clock, @Inject(optionsOf('example')) private readonly options: ExampleOptions) {}

  async run(ctx: RequestContext): Promise<void> {
    const before = new Date(this.clock.now().getTime() - this.options.keepDays * 86_400_000);
    await this.db.repo(ctx, Call).delete({ createdAt: LessThan(before) });
  }
}
