import type { Clock, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { transactionOf } from './transactions.js';

interface Kept<T> {
  readonly at: number;
  /** Null while it is being read. */
  known: { readonly value: T } | null;
  readonly reading: Promise<T>;
}

/**
 * What changes a few times a year and is read with every request: each node keeps it for a few seconds, once for each workspace. Who is in a
 * transaction never waits for the reading of somebody else, who may wait for the connection that the transaction holds.
 */
export class Remembered<T> {
  private readonly kept = new Map<string, Kept<T>>();

  constructor(private readonly clock: Clock, private readonly keptForMs: number, private readonly read: (ctx: RequestContext) => Promise<T>) {}

  async of(ctx: RequestContext): Promise<T> {
    const kept = this.kept.get(ctx.workspace.id);
    if (!kept || this.clock.now().getTime() - kept.at >= this.keptForMs) return this.readAgain(ctx);
    if (kept.known) return kept.known.value;
    return transactionOf(ctx) ? this.readAgain(ctx) : kept.reading;
  }

  /** For what may have come since. */
  readAgain(ctx: RequestContext): Promise<T> {
    const entry: Kept<T> = { at: this.clock.now().getTime(), known: null, reading: this.read(ctx) };
    this.kept.set(ctx.workspace.id, entry);
    entry.reading.then(
      (value) => (entry.known = { value }),
      () => this.kept.get(ctx.workspace.id) === entry && this.kept.delete(ctx.workspace.id),
    );
    return entry.reading;
  }
}
