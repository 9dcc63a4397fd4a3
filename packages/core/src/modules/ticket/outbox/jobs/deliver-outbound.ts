import { Injectable } from '@nestjs/common';
import { Clock, Database, Events, Jobs, Log, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { outboundSettled, type SendReceipt } from '@meja/plugin-sdk/server/ticket';
import type { DoneTogether } from '../../../../kernel/jobs/index.js';
import { Channels } from '../../inbound/channels.js';
import type { OutboundRow } from '../entities/outbound-row.js';
import { acknowledgedThisMinute } from '../policy/acknowledgements.sql.js';
import { Letters } from '../rendering/letters.js';
import { pauseAfter } from './backoff.js';
import { claim, keep, leasesOf, renew, settle, type Settlement } from './deliveries.sql.js';
import { deliverOutbound } from './tokens.js';

const renewMs = 5_000;
/** Acknowledgements, whoever asks for them: nobody makes a mail cannon of us. The others wait. */
const mostAMinute = 60;
/** Of one workspace: more than a channel sends at once only wait with their lease. */
const atOnce = 4;

/**
 * Sends messages. Each is claimed with a lease; whoever dies with it is followed by somebody who sends the same bytes under the same id again, and
 * whoever was only paused settles nothing any more. A refusal for now is tried again with growing pauses, one for good is shown to agents.
 */
@Injectable()
export class DeliverOutbound implements DoneTogether<{ outboundId: string }> {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly letters: Letters,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  run(ctx: RequestContext, input: { outboundId: string }): Promise<void> {
    return this.runAll(ctx, [input]);
  }

  async runAll(ctx: RequestContext, inputs: readonly { outboundId: string }[]): Promise<void> {
    const asked = [...new Set(inputs.map(({ outboundId }) => outboundId))];
    const ids = this.channels.canSend ? asked : await keep(this.db, ctx, asked, this.clock.now());
    if (ids.length === 0) return;
    const claimed = await claim(this.db, ctx, ids);
    if (claimed.length < ids.length) await this.comeBack(ctx, ids.filter((id) => !claimed.some((row) => row.id === id)));
    await this.deliver(ctx, claimed);
  }

  private async deliver(ctx: RequestContext, claimed: readonly OutboundRow[]): Promise<void> {
    const unsettled = new Set(claimed);
    const beat = setInterval(() => void renew(this.db, ctx, [...unsettled]).catch((error: Error) => this.log.warn('outbox.lease_not_renewed', { workspaceId: ctx.workspace.id, reason: error.message })), renewMs);
    try {
      const postponed = await this.overLimit(ctx, claimed);
      const failures = await eachOf(claimed, async (row) => {
        await this.settle(ctx, row, postponed.has(row.id) ? settled('queued', { waitSeconds: 20 + Math.random() * 40, counts: false }) : await this.attempt(ctx, row));
        unsettled.delete(row);
      });
      if (failures.length > 0) throw failures[0];
    } finally {
      clearInterval(beat);
    }
  }

  /** The acknowledgements that must wait, of those that are about to leave. */
  private async overLimit(ctx: RequestContext, claimed: readonly OutboundRow[]): Promise<ReadonlySet<string>> {
    const ids = claimed.flatMap(({ id, kind, channel }) => (kind === 'acknowledgement' && this.channels.find(channel)?.send ? [id] : []));
    if (ids.length === 0) return new Set();
    const over = (await acknowledgedThisMinute(this.db, ctx, this.clock.now())) - mostAMinute;
    return new Set(over > 0 ? ids.slice(-over) : []);
  }

  private async attempt(ctx: RequestContext, claimed: OutboundRow): Promise<Settlement> {
    const channel = this.channels.find(claimed.channel);
    if (!channel?.send) return settled('kept');
    const letter = await this.letters.write(ctx, claimed);
    if ('suppressed' in letter) return settled('suppressed', { lastError: letter.suppressed });
    if ('waitSeconds' in letter) return settled('queued', { waitSeconds: letter.waitSeconds, counts: false });
    // Whoever was paused until now may find that another one has sent it.
    if (!(await renew(this.db, ctx, [claimed])).has(claimed.id)) return settled('queued');
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

  /** Somebody is at them, perhaps no more: looks again when their lease is over. */
  private async comeBack(ctx: RequestContext, ids: readonly string[]): Promise<void> {
    const leases = await leasesOf(this.db, ctx, ids);
    if (leases.length === 0) return;
    await this.db.transaction(ctx, async (ctx) => {
      for (const { id: outboundId, until } of leases) await this.jobs.request(ctx, deliverOutbound, { outboundId }, { notBefore: new Date(until.getTime() + 500) });
    });
  }
}

const settled = (state: Settlement['state'], more: Partial<Settlement> = {}): Settlement => ({ state, lastError: null, uncertain: false, externalId: null, waitSeconds: 0, counts: true, ...more });

/** One that fails does not keep the others. Answers the failures. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<unknown[]> {
  const waiting = [...all];
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return failures;
}
