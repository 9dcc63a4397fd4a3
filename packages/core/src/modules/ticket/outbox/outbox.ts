import { Injectable } from '@nestjs/common';
import { Clock, Database, Jobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { insertLater } from '../../../kernel/database/index.js';
import { OutboundRow } from './entities/outbound-row.js';
import { deliverOutbound } from './jobs/tokens.js';
import { Acknowledgements } from './policy/acknowledgements.js';
import { OwnAddresses } from './policy/own-addresses.js';
import { accountRecipient, recipientsOf, type Recipient } from './recipients.sql.js';

/** What somebody outside is to be told. Ids only: the words are read when it is sent. */
export type OutboundWish =
  /** A public message of an agent: to the requester and to everybody who follows. */
  | { readonly kind: 'reply'; readonly ticketId: string; readonly messageId: string }
  /** What settled the ticket: to the requester with the link to answer, to followers without. `messageId` holds the words. */
  | { readonly kind: 'solution'; readonly ticketId: string; readonly messageId: string; readonly solutionId: string }
  /** That a request came, with its number. `automatic` when a machine wrote it: then nothing goes out. */
  | { readonly kind: 'acknowledgement'; readonly ticketId: string; readonly messageId: string; readonly automatic: boolean }
  | { readonly kind: 'account_link'; readonly userId: string; readonly linkId: string }
  /** To whose account it is; the same occurrence is told once. */
  | { readonly kind: 'password_changed'; readonly userId: string; readonly occurrenceId: string };

const channel = 'email';

/**
 * The way out for commands: writes rows in their transaction, which a job delivers when it commits. Nothing goes out for an internal note, spam, a
 * ticket in the bin, or words that were taken away.
 */
@Injectable()
export class Outbox {
  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly clock: Clock, private readonly acknowledgements: Acknowledgements, private readonly own: OwnAddresses) {}

  async queue(ctx: RequestContext, wish: OutboundWish): Promise<void> {
    if (wish.kind === 'account_link' || wish.kind === 'password_changed') {
      const person = await accountRecipient(this.db, ctx, wish.userId);
      const subjectId = wish.kind === 'account_link' ? wish.linkId : wish.occurrenceId;
      return person ? this.write(ctx, [this.row(person, wish.kind, { subjectId })]) : undefined;
    }
    if (wish.kind === 'acknowledgement') return this.acknowledge(ctx, wish);
    const { ticketId, messageId } = wish;
    const { requester, followers } = await recipientsOf(this.db, ctx, ticketId, messageId);
    if (!requester) return;
    const subjectId = wish.kind === 'solution' ? wish.solutionId : null;
    const unlessOwn = (person: Recipient) => (this.own.isOwn(person) ? { state: 'suppressed' as const, lastError: 'own_address' } : {});
    await this.write(ctx, [
      this.row(requester, wish.kind, { ticketId, messageId, subjectId, ...unlessOwn(requester) }),
      ...followers.map((follower) => this.row(follower, 'reply', { ticketId, messageId, ...unlessOwn(follower) })),
    ]);
  }

  private async acknowledge(ctx: RequestContext, { kind, ticketId, messageId, automatic }: OutboundWish & { kind: 'acknowledgement' }): Promise<void> {
    const [{ requester }, before] = await Promise.all([recipientsOf(this.db, ctx, ticketId, messageId), automatic ? null : this.acknowledgements.before(ctx, ticketId)]);
    if (!requester) return;
    const { subject, refusal } = this.acknowledgements.judge(requester, before);
    const decided = refusal === null ? {} : { state: 'suppressed' as const, lastError: refusal };
    await this.write(ctx, [this.row({ ...requester, subject }, kind, { ticketId, messageId, ...decided })]);
  }

  private row({ id: recipientId, address, name, locale, subject }: Recipient, kind: OutboundRow['kind'], more: Partial<OutboundRow>) {
    return { id: makeId(), kind, channel, recipientId, recipientAddress: address, recipientName: name, locale, subject, state: 'queued' as const, createdAt: this.clock.now(), ...more };
  }

  private async write(ctx: RequestContext, rows: readonly (Partial<OutboundRow> & { id: string })[]): Promise<void> {
    for (const row of rows) insertLater(ctx, OutboundRow, row);
    for (const { id, state } of rows) if (state === 'queued') await this.jobs.request(ctx, deliverOutbound, { outboundId: id });
  }
}
