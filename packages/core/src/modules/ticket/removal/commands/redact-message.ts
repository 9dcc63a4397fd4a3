import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayRedact, messageRedacted, type redactMessage } from '@meja/plugin-sdk/server/ticket';
import { TicketRows } from '../../index.js';
import { Bytes } from '../../bytes/index.js';
import { eraseDeliveries } from '../erasing/deliveries.sql.js';
import { deleteFiles } from '../erasing/files.sql.js';
import { emptyMessage, messageToRedact } from '../erasing/messages.sql.js';

/** Takes the words and files of a message away for good, and the bytes it came in. Where it stood, the timeline says who did it and why. Doing it twice changes nothing. */
@Injectable()
export class RedactMessage implements Handles<typeof redactMessage> {
  constructor(private readonly db: Database, private readonly rows: TicketRows, private readonly bytes: Bytes, private readonly events: Events, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { messageId, reason }: InputOf<typeof redactMessage>) {
    const found = await messageToRedact(this.db, ctx, messageId);
    const ticket = found && (await this.rows.lock(ctx, found.ticketId, mayRedact));
    // Read again under the lock: somebody may have done it, or destroyed all of it, in between.
    const message = ticket && (await messageToRedact(this.db, ctx, messageId));
    if (!message) return refuse(notFound({}));
    const { ticketId } = message;
    if (message.redactedAt !== null) return ok({ ticketId, messageId });
    const now = this.clock.now();
    const sha256s = [...(await deleteFiles(this.db, ctx, [messageId])), ...(await eraseDeliveries(this.db, ctx, [messageId], now))];
    await emptyMessage(this.db, ctx, messageId, now);
    await this.bytes.release(ctx, sha256s);
    await this.rows.write(ctx, ticket, {}, { isPublic: message.visibility === 'public' });
    await this.events.publish(ctx, messageRedacted, { ticketId, messageId, reason });
    return ok({ ticketId, messageId });
  }
}
