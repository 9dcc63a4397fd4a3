import { Injectable } from '@nestjs/common';
import { Database, Events, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { outboundSettled, type InboundMessage } from '@meja/plugin-sdk/server/ticket';
import { OutboundIds, type Thread } from '../threading/index.js';
import { markBounced, recipientOf } from './queries/outbound.sql.js';

/** Reports of mail servers on what we sent. */
@Injectable()
export class Bounces {
  constructor(private readonly db: Database, private readonly events: Events, private readonly ids: OutboundIds) {}

  /** What we sent, when the message is a report on it, which it names by an id that we signed. Agents are told of one that came back for good. */
  async heard(ctx: RequestContext, { bounceOf, references }: InboundMessage): Promise<{ messageId: string | null } | null> {
    if (!bounceOf) return null;
    const outboundId = this.ids.find(ctx, [bounceOf.externalId, ...references]);
    const about = outboundId && (await markBounced(this.db, ctx, outboundId, bounceOf.permanent));
    if (!about) return null;
    const { ticketId, messageId } = about;
    if (bounceOf.permanent && ticketId !== null) await this.events.publish(ctx, outboundSettled, { ticketId, outboundId, messageId, state: 'failed' });
    return { messageId };
  }

  /**
   * Which ticket a machine speaks of that answered to the return path of what we sent, without being a report: an absence, or a mail server that
   * reports in words of its own. Null for a person.
   */
  async sentBack(ctx: RequestContext, { automatic, references, from }: InboundMessage): Promise<Thread | null> {
    const outboundId = automatic ? this.ids.find(ctx, references) : null;
    const sent = outboundId === null ? null : await recipientOf(this.db, ctx, outboundId);
    return sent && { ticketId: sent.ticketId, sentToSender: sent.recipientAddress === from?.address };
  }
}
