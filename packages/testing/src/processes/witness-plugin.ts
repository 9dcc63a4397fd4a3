import { setTimeout as sleep } from 'node:timers/promises';
import { addMessage, before, Database, definePlugin, Injectable, messageAdded, on, ticketCreated, type Failure, type Guard, type InputOf, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server';
import * as v from 'valibot';
import { hold, writeDown } from './witness.sql.js';

/** How long the witness listens, so that a process can be ended meanwhile. Every process has a witness of its own. */
const listening = { toAnythingMs: 0, toNotesMs: 0 };

/** A message with this body keeps its request under way until its process is asked to end, and for a while after. */
export const heldMessage = (words: string): string => `held: ${words}`;
const aWhileMs = 500;

@Injectable()
class Witness implements Listener<{ ticketId: string; visibility?: string }> {
  constructor(private readonly db: Database) {}

  async hear(ctx: RequestContext, { id, facts }: Occurrence<{ ticketId: string; visibility?: string }>): Promise<void> {
    await sleep(facts.visibility === 'internal' ? listening.toNotesMs : listening.toAnythingMs);
    await writeDown(this.db, ctx, id);
  }
}

@Injectable()
class Sluggard implements Guard<InputOf<typeof addMessage>> {
  constructor(private readonly db: Database) {}

  async check(ctx: RequestContext, { body }: InputOf<typeof addMessage>): Promise<Failure | null> {
    if (!body.startsWith(heldMessage(''))) return null;
    const asked = new Promise((resolve) => process.once('SIGTERM', resolve));
    await hold(this.db, ctx);
    await asked;
    await sleep(aWhileMs);
    return null;
  }
}

const milliseconds = v.optional(v.pipe(v.number(), v.minValue(0)), 0);

/** Writes down every ticket and message it hears of, in the table `witnessTable`, which a spec makes. */
export const witnessPlugin = definePlugin({
  id: 'witness',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({ toAnythingMs: milliseconds, toNotesMs: milliseconds }),
  contribute(options) {
    Object.assign(listening, options);
    return { listeners: [on(ticketCreated, Witness), on(messageAdded, Witness)], guards: [before(addMessage, Sluggard)] };
  },
});
