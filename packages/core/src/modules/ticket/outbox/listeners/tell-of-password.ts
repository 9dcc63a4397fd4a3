import { Injectable } from '@nestjs/common';
import { Database, type FactsOf, type Listener, type Occurrence, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { passwordChanged } from '@meja/plugin-sdk/server/user';
import { Outbox } from '../outbox.js';
import { isQueued } from '../queries/outbound.sql.js';

/** A password was changed: its owner is told, once for each change, so that nobody does it unnoticed. */
@Injectable()
export class TellOfPassword implements Listener<FactsOf<typeof passwordChanged>> {
  constructor(private readonly db: Database, private readonly outbox: Outbox) {}

  hear(ctx: RequestContext, { id: occurrenceId, facts: { userId } }: Occurrence<FactsOf<typeof passwordChanged>>): Promise<void> {
    return this.db.transaction(ctx, async (ctx) => {
      if (!(await isQueued(this.db, ctx, occurrenceId))) await this.outbox.queue(ctx, { kind: 'password_changed', userId, occurrenceId });
    });
  }
}
