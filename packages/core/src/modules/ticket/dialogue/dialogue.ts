import { Injectable } from '@nestjs/common';
import { Blobs, Clock, Database, Events, Jobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { followUpOpened, messageAdded, ticketCreated, ticketReopened, ticketStatusChanged, type InboundAttachment, type TicketPriority, type TicketStatus } from '@meja/plugin-sdk/server/ticket';
import { Tiers } from '@meja/plugin-sdk/server/tier';
import { makeId } from '../../../kernel/context/ids.js';
import { insertLater } from '../../../kernel/database/index.js';
import { scanBlob } from '../../../kernel/storage/index.js';
import { Attachment } from '../entities/attachment.js';
import { Message } from '../entities/message.js';
import { Ticket } from '../entities/ticket.js';
import { TicketRows } from '../rows/index.js';
import type { KeptFile } from '../uploads/index.js';
import { followUpUnderWay } from './follow-up.sql.js';
import { openingFacts } from './opening.sql.js';
import { reopened } from './reopened.js';

/** A message about to be written, from whichever command. */
export interface MessageDraft {
  readonly authorId: string | null;
  readonly authorName: string;
  readonly fromAgent: boolean;
  readonly visibility: 'public' | 'internal';
  readonly channel: string;
  readonly senderVerified: boolean;
  readonly senderAddress: string | null;
  /** Already sanitised. */
  readonly bodyHtml: string;
  readonly bodyText: string;
  /** What it repeats of earlier messages; already sanitised. Left out when nothing. */
  readonly quotedHtml?: string | null;
  readonly quotedText?: string | null;
  readonly attachments: readonly (InboundAttachment | KeptFile)[];
}

export interface TicketDraft {
  readonly departmentId: string;
  readonly subject: string;
  readonly priority: TicketPriority;
  readonly requesterId: string;
  readonly requesterVerified: boolean;
  /** The closed ticket this one follows up. */
  readonly followUpOfId?: string | null;
}

export interface Opened {
  readonly ticketId: string;
  readonly messageId: string;
  readonly number: string;
}

/** Where it goes on; `isNew` when a follow-up was opened for it. */
export interface FollowedUp extends Opened {
  readonly isNew: boolean;
}

/** Writes tickets and their messages; the commands decide who may and what follows. Needs the transaction of a command. */
@Injectable()
export class Dialogue {
  constructor(
    private readonly db: Database,
    private readonly blobs: Blobs,
    private readonly tiers: Tiers,
    private readonly events: Events,
    private readonly rows: TicketRows,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** A new ticket with its first message, at the first tier of the department. Null when the department has no tier. */
  async open(ctx: RequestContext, draft: TicketDraft, first: MessageDraft): Promise<Opened | null> {
    const tier = await this.tiers.first(ctx, draft.departmentId);
    if (!tier) return null;
    const now = this.clock.now();
    const ticketId = makeId();
    const { number, organizationId } = await openingFacts(this.db, ctx, draft.requesterId);
    const state = { status: 'new' as const, version: 1, assigneeId: null, organizationId, tierEnteredAt: now, bounces: 0, customFields: {}, createdAt: now, updatedAt: now, publicUpdatedAt: now };
    insertLater(ctx, Ticket, { id: ticketId, number, tierId: tier.id, channel: first.channel, ...draft, ...state });
    const messageId = await this.write(ctx, ticketId, first, now);
    const { departmentId, requesterId, followUpOfId } = draft;
    await this.events.publish(ctx, ticketCreated, { ticketId, messageId, number, departmentId, tierId: tier.id, requesterId, channel: first.channel });
    if (followUpOfId) await this.events.publish(ctx, followUpOpened, { ticketId: followUpOfId, followUpId: ticketId });
    return { ticketId, messageId, number };
  }

  /**
   * What is said after a ticket was closed goes on in the follow-up that is under way. Without one it becomes a ticket of its own, linked to it: same
   * department, first tier, same subject. Null when the department has no tier. The caller has locked the closed ticket.
   */
  async followUp(ctx: RequestContext, closed: Ticket, said: MessageDraft): Promise<FollowedUp | null> {
    const underWay = await followUpUnderWay(this.db, ctx, closed);
    const ticket = underWay === null ? null : await this.rows.lock(ctx, underWay, null);
    if (ticket && !ticket.isClosed && ticket.removedAs === null) {
      return { ticketId: ticket.id, number: ticket.number, messageId: await this.add(ctx, ticket, said, reopened(ticket.status)), isNew: false };
    }
    const { id, departmentId, subject, priority, requesterId, requesterVerified } = closed;
    const opened = await this.open(ctx, { departmentId, subject, priority, requesterId, requesterVerified, followUpOfId: id }, said);
    return opened && { ...opened, isNew: true };
  }

  /** One more message on a ticket that the caller has locked. A solved ticket that gets another status by it is open again: its solution did not hold. */
  async add(ctx: RequestContext, ticket: Ticket, draft: MessageDraft, status: TicketStatus = ticket.status): Promise<string> {
    const messageId = await this.write(ctx, ticket.id, draft, this.clock.now());
    const { status: previousStatus, solutionId } = ticket;
    const reopens = previousStatus === 'solved' && status !== 'solved';
    const { visibility, fromAgent, channel } = draft;
    await this.rows.write(ctx, ticket, { status, ...(reopens ? { solutionId: null, solvedAt: null } : {}) }, { isPublic: visibility === 'public' });
    await this.events.publish(ctx, messageAdded, { ticketId: ticket.id, messageId, visibility, fromAgent, channel });
    if (status !== previousStatus) await this.events.publish(ctx, ticketStatusChanged, { ticketId: ticket.id, status, previousStatus });
    if (reopens) await this.events.publish(ctx, ticketReopened, { ticketId: ticket.id, solutionId, by: fromAgent ? 'agent' : 'requester' });
    return messageId;
  }

  private async write(ctx: RequestContext, ticketId: string, { attachments, ...draft }: MessageDraft, createdAt: Date): Promise<string> {
    const id = makeId();
    insertLater(ctx, Message, { id, ticketId, createdAt, ...draft });
    for (const [position, file] of attachments.entries()) {
      const { name, mediaType } = file;
      const contentId = 'contentId' in file ? (file.contentId ?? null) : null;
      insertLater(ctx, Attachment, { id: makeId(), messageId: id, ...(await this.kept(ctx, file)), name, mediaType, contentId, position });
    }
    return id;
  }

  /** The bytes of an upload lie there already; others are stored now, before the row that promises them. */
  private async kept(ctx: RequestContext, file: InboundAttachment | KeptFile): Promise<Pick<Attachment, 'blobSha256' | 'size'>> {
    if ('blobSha256' in file) return { blobSha256: file.blobSha256, size: file.size };
    const { sha256, size } = await this.blobs.put(ctx, file.bytes);
    await this.jobs.request(ctx, scanBlob, { sha256 });
    return { blobSha256: sha256, size };
  }
}
