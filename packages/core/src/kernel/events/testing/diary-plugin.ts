import { Injectable } from '@nestjs/common';
import { command, Database, definePlugin, event, Events, handle, job, Jobs, jobToken, ok, on, type Handles, type InputOf, type JobHandler, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import * as v from 'valibot';

/** What listeners and jobs of the specs were told, and how they behave. */
export const diary = {
  heard: [] as string[],
  done: [] as string[],
  failing: new Set<string>(),
  /** Whoever writes a word that stands here commits when its promise is kept. */
  heldUp: new Map<string, Promise<void>>(),
  forget(): void {
    diary.heard.length = 0;
    diary.done.length = 0;
    diary.failing.clear();
    diary.heldUp.clear();
  },
};

export const noted = event('diary.noted', 1).with<{ word: string }>();
export const writeNote = command('diary.write', { input: v.object({ word: v.string(), fail: v.optional(v.boolean(), false) }), permission: null }).answering<{ word: string }>();
export const echo = jobToken('diary.echo', v.object({ word: v.string() }));

@Injectable()
class WriteNote implements Handles<typeof writeNote> {
  constructor(private readonly events: Events, private readonly jobs: Jobs) {}

  async execute(ctx: RequestContext, { word, fail }: InputOf<typeof writeNote>) {
    await this.events.publish(ctx, noted, { word });
    await this.jobs.request(ctx, echo, { word });
    await diary.heldUp.get(word);
    if (fail) throw new Error('a bug after everything was written');
    return ok({ word });
  }
}

@Injectable()
class Hear implements Listener<{ word: string }> {
  async hear(ctx: RequestContext, { facts: { word } }: Occurrence<{ word: string }>): Promise<void> {
    if (diary.failing.has(word)) throw new Error(`cannot hear ${word}`);
    diary.heard.push(`${ctx.workspace.slug}:${word}`);
  }
}

@Injectable()
class AlsoHear extends Hear {
  constructor(readonly db: Database) {
    super();
  }
}

@Injectable()
class Echo implements JobHandler<{ word: string }> {
  async run(ctx: RequestContext, { word }: { word: string }): Promise<void> {
    diary.done.push(`${ctx.workspace.slug}:${word}`);
  }
}

/** A listener that may fail, another that does not mind, and a job. */
export const diaryPlugin = definePlugin({
  id: 'diary',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ commands: [handle(writeNote, WriteNote)], listeners: [on(noted, Hear), on(noted, AlsoHear)], jobs: [job(echo, Echo)] }),
});
