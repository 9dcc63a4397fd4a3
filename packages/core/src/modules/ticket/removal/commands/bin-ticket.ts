import { Injectable } from '@nestjs/common';
import type { Handles, InputOf, RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { binTicket } from '@meja/plugin-sdk/server/ticket';
import { OutOfSight } from './out-of-sight.js';

/** Puts a ticket into the bin, where it is destroyed after thirty days. */
@Injectable()
export class BinTicket implements Handles<typeof binTicket> {
  constructor(private readonly outOfSight: OutOfSight) {}

  execute(ctx: RequestContext, { ticketId }: InputOf<typeof binTicket>) {
    return this.outOfSight.put(ctx, ticketId, 'bin');
  }
}
