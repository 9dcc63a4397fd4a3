import { Injectable } from '@nestjs/common';
import type { Handles, InputOf, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { markSpam } from '@meja/plugin-sdk/server/ticket';
import { OutOfSight } from './out-of-sight.js';

/** Puts a ticket nobody asked for out of sight. Its sender is told nothing any more. */
@Injectable()
export class MarkSpam implements Handles<typeof markSpam> {
  constructor(private readonly outOfSight: OutOfSight) {}

  execute(ctx: RequestContext, { ticketId }: InputOf<typeof markSpam>) {
    return this.outOfSight.put(ctx, ticketId, 'spam');
  }
}
