import { Injectable } from '@nestjs/common';
import { command, Database, definePlugin, event, Events, handle, job, Jobs, jobToken, ok, on, type Handles, type InputOf, type JobHandler, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';

/** What a spec holds in its hands: whoever comes in the workspace that is held up stays in its transaction until it is let go. */
export const crowd = {
  heldUp: '',
  letGo: Promise.withResolvers<void>(),
  arrived: [] as string[],
  done: [] as string[],
  holdUp(slug: string): void {
    crowd.heldUp = slug;
    crowd.letGo = Promise.withResolvers<void>();
    crowd.arrived.length = 0;
    crowd.done.length = 0;
  },
};

export const came = event('crowd.came', 1).with<{ name: string }>();
export const callCrowd = command('crowd.call', { input: v.object({ size: v.number() }), permission: null }).answering<object>();
export const stand = jobToken('crowd.stand', v.object({ name: v.string() }));

@Injectable()
class CallCrowd implements Handles<typeof callCrowd> {
  constructor(private readonly events: Events, private readonly jobs: Jobs) {}

  async execute(ctx: RequestContext, { size }: InputOf<typeof callCrowd>) {
    for (let n = 0; n < size; n++) {
      await this.events.publish(ctx, came, { name: `listener ${n}` });
      await this.jobs.request(ctx, stand, { name: `job ${n}` });
    }
    return ok({});
  }
}

@Injectable()
class Crowd implements Listener<{ name: string }>, JobHandler<{ name: string }> {
  constructor(private readonly db: Database) {}

  hear(ctx: RequestContext, { facts }: Occurrence<{ name: string }>): Promise<void> {
    return this.run(ctx, facts);
  }

  async run(ctx: RequestContext, { name }: { name: string }): Promise<void> {
    const who = `${ctx.workspace.slug} ${name}`;
    await this.db.transaction(ctx, async (ctx) => {
      await this.db.query(ctx, 'select 1');
      crowd.arrived.push(who);
      if (ctx.workspace.slug === crowd.heldUp) await crowd.letGo.promise;
    });
    crowd.done.push(who);
  }
}

/** A listener and a job that keep a connection as long as the spec likes. */
export const crowdPlugin = definePlugin({
  id: 'crowd',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ commands: [handle(callCrowd, CallCrowd)], listeners: [on(came, Crowd)], jobs: [job(stand, Crowd)] }),
});
