import { Injectable } from '@nestjs/common';
import { Database, may, Texts, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReply, OutboundMessages, type DeliveryFacts, type OutboundFacts, type OutboundState, type TicketFacts } from '@meja/plugin-sdk/server/ticket';
import { mayConfigure } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../../kernel/context/ids.js';
import { present } from '../../../../kernel/graphql/index.js';
import { keyOf, pageOf, type Page } from '../../queries/pages.js';
import { Letters } from '../rendering/letters.js';
import { Wording } from '../rendering/wording.js';
import { deliveryRows, outboundById, outboundRows, ticketsOf, type NumberedRow } from './outbound.sql.js';
import { isOwnReason } from './own-reasons.js';

/** What a person reads of a message as it was, or would be, sent. */
export interface OutboundWords {
  readonly text: string;
  readonly html: string;
}

/** What went out or is going to. Words are written anew for who asks: what was taken away is not to be read here either. */
@Injectable()
export class OutboundReader extends OutboundMessages {
  constructor(private readonly db: Database, private readonly texts: Texts, private readonly wording: Wording, private readonly letters: Letters) {
    super();
  }

  async byId(ctx: RequestContext, id: string): Promise<OutboundFacts | null> {
    const row = isId(id) ? await outboundById(this.db, ctx, id) : null;
    return row && this.facts(ctx, row);
  }

  /** One that a command just let this caller try again. */
  async retried(ctx: RequestContext, id: string): Promise<OutboundFacts> {
    return this.facts(ctx, present(await outboundById(this.db, ctx, id, mayReply), `outgoing message ${id}`));
  }

  async page(ctx: RequestContext, { state, first, after }: { state: OutboundState | null; first: number; after: string | null }): Promise<Page<OutboundFacts>> {
    const rows = await outboundRows(this.db, ctx, { state, after: keyOf(after), limit: first + 1 });
    return pageOf(rows.map((row) => this.facts(ctx, row)), first, (row) => row.createdAt);
  }

  /** Null when there is nothing to send any more. A link that acts is shown only where it was not sent, to whoever may configure the workspace. */
  async words(ctx: RequestContext, id: string): Promise<OutboundWords | null> {
    const row = isId(id) ? await outboundById(this.db, ctx, id) : null;
    const letter = row && (await this.letters.write(ctx, row, { withLinks: row.state === 'kept' && may(ctx, mayConfigure) }));
    return letter && 'message' in letter ? { text: letter.message.text, html: letter.message.html } : null;
  }

  async deliveriesOf(ctx: RequestContext, messageIds: readonly string[]): Promise<(DeliveryFacts | null)[]> {
    const rows = await deliveryRows(this.db, ctx, messageIds.filter(isId));
    return messageIds.map((id) => {
      const [worst] = rows.filter(({ messageId }) => messageId === id).sort((a, b) => badness(b) - badness(a));
      if (!worst) return null;
      const { id: outboundId, state, uncertain, reason, attempts, sentAt } = this.facts(ctx, worst);
      return { outboundId, state, uncertain, reason, attempts, sentAt };
    });
  }

  /** In the order of `ids`; null for a ticket the caller may not see. */
  async tickets(ctx: RequestContext, ids: readonly string[]): Promise<(TicketFacts | null)[]> {
    const rows = await ticketsOf(this.db, ctx, ids);
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  private facts(ctx: RequestContext, row: NumberedRow): OutboundFacts {
    const { id, kind, state, uncertain, attempts, recipientName, recipientAddress, ticketId, createdAt, sentAt, lastError } = row;
    const reason = lastError !== null && isOwnReason(lastError) ? this.texts.text(ctx.locale, `outbox.reasons.${lastError}`) : lastError;
    const subject = this.wording.subject(ctx, row, row.number);
    return { id, kind, state: state === 'suppressed' ? 'failed' : state, uncertain, reason, attempts, recipientName, recipientAddress, ticketId, subject, createdAt, sentAt, nextAttemptAt: state === 'queued' ? row.nextAttemptAt : null, text: null, html: null };
  }
}

const order: readonly OutboundState[] = ['sent', 'kept', 'queued', 'sending', 'failed'];

const badness = ({ state, uncertain }: NumberedRow): number => order.findIndex((each) => each === state) * 2 + (uncertain ? 1 : 0);
