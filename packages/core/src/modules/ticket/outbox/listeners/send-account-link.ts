import { Injectable } from '@nestjs/common';
import { Database, type FactsOf, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { accountLinkRequested } from '@meja/plugin-sdk/server/user';
import { Outbox } from '../outbox.js';
import { isQueued } from '../queries/outbound.sql.js';

/** Somebody is to choose a password: the mail with the link, once for each link. */
@Injectable()
export class SendAccountLink implements Listener<FactsOf<typeof accountLinkRequested>> {
  constructor(private readonly db: Database, private readonly outbox: Outbox) {}

  hear(ctx: RequestContext, { facts: { userId, linkId } }: Occurrence<FactsOf<typeof accountLinkRequested>>): Promise<void> {
    return this.db.transaction(ctx, async (ctx) => {
      if (!(await isQueued(this.db, ctx, linkId))) await this.outbox.queue(ctx, { kind: 'account_link', userId, linkId });
    });
  }
}
