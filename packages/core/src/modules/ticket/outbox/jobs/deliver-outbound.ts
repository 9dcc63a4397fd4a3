import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, Jobs, Log, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { outboundSettled, type SendReceipt } from '@meja/plugin-sdk/server/ticket';
import { Channels } from '../../inbound/channels.js';
import type { OutboundRow } from '../entities/outbound-row.js';
import { acknowledgedThisMinute } from '../policy/acknowledgements.sql.js';
import { Letters } from '../rendering/letters.js';
import { pauseAfter } from './backoff.js';
import { claim, leaseOf, renew, settle, type Settlement } from './deliveries.sql.js';
import { deliverOutbound } from './tokens.js';

const renewMs = 5_000;
/** Acknowledgements, whoever asks for them: nobody makes a mail cannon of us. The others wait. */
const mostAMinute = 60;

/**
 * Sends one message. It is claimed with a lease; whoever dies with it is followed by somebody who sends the same bytes under the same id again, and
 * whoever was only paused settles nothing any more. A refusal for now is tried again with growing pauses, one for good is shown to agents.
 */
@Injectable()
export class DeliverOutbound implements JobHandler<{ outboundId: string }> {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly letters: Letters,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async run(ctx: RequestContext, { outboundId }: { outboundId: string }): Promise<void> {
    const claimed = await claim(this.db, ctx, outboundId);
    if (!claimed) return this.comeBack(ctx, outboundId);
    const beat = setInterval(() => void renew(this.db, ctx, claimed).catch((error: Error) => this.log.warn('outbox.lease_not_renewed', { outboundId, reason: error.message })), renewMs);
    try {
      await this.settle(ctx, claimed, await this.attempt(ctx, claimed));
    } finally {
      clearInterval(beat);
    }
  }

  private async attempt(ctx: RequestContext, claimed: OutboundRow): Promise<Settlement> {
    const channel = this.channels.find(claimed.channel);
    if (!channel?.send) return settled('kept');
    if (claimed.kind === 'acknowledgement' && (await acknowledgedThisMinute(this.db, ctx, this.clock.now())) > mostAMinute) return settled('queued', { waitSeconds: 20 + Math.random() * 40, counts: false });
    const letter = await this.letters.write(ctx, claimed);
    if ('suppressed' in letter) return settled('suppressed', { lastError: letter.suppressed });
    if ('waitSeconds' in letter) return settled('queued', { waitSeconds: letter.waitSeconds, counts: false });
    // Whoever was paused until now may find that another one has sent it.
    if (!(await renew(this.db, ctx, claimed))) return settled('queued');
    const receipt = await channel.send(ctx, letter.message).catch((error: Error): SendReceipt => ({ outcome: 'later', reason: error.message }));
    return this.judged(claimed, receipt);
  }

  private judged({ attempts, createdAt }: OutboundRow, receipt: SendReceipt): Settlement {
    if (receipt.outcome === 'sent') return settled('sent', { externalId: receipt.externalId });
    if (receipt.outcome === 'kept') return settled('kept');
    const about = { lastError: receipt.reason.slice(0, 500), uncertain: receipt.uncertain ?? false };
    const waitSeconds = receipt.outcome === 'later' ? pauseAfter(attempts, this.clock.now().getTime() - createdAt.getTime()) : null;
    return waitSeconds === null ? settled('failed', about) : settled('queued', { ...about, waitSeconds });
  }

  private async settle(ctx: RequestContext, claimed: OutboundRow, settlement: Settlement): Promise<void> {
    await this.db.transaction(ctx, async (ctx) => {
      const due = await settle(this.db, ctx, claimed, settlement, this.clock.now());
      const { id: outboundId, ticketId, messageId } = claimed;
      const { state, lastError } = settlement;
      if (!due) return this.log.warn('outbox.overtaken', { workspaceId: ctx.workspace.id, outboundId });
      if (state === 'queued') await this.jobs.request(ctx, deliverOutbound, { outboundId }, { notBefore: due });
      if (state === 'failed') this.log.warn('outbox.failed', { workspaceId: ctx.workspace.id, outboundId, reason: lastError });
      if (ticketId !== null && (state === 'sent' || state === 'failed')) await this.events.publish(ctx, outboundSettled, { ticketId, outboundId, messageId, state });
    });
  }

  /** Somebody is at it, perhaps no more: looks again when their lease is over. */
  private async comeBack(ctx: RequestContext, outboundId: string): Promise<void> {
    const until = await leaseOf(this.db, ctx, outboundId);
    if (until) await this.db.transaction(ctx, (ctx) => this.jobs.request(ctx, deliverOutbound, { outboundId }, { notBefore: new Date(until.getTime() + 500) }));
  }
}

const settled = (state: Settlement['state'], more: Partial<Settlement> = {}): Settlement => ({ state, lastError: null, uncertain: false, externalId: null, waitSeconds: 0, counts: true, ...more });
