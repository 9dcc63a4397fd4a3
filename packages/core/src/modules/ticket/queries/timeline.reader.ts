import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Tickets, type MessageFacts, type TimelineEventFacts } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../kernel/context/ids.js';
import { keyOf, pageOf, type Page } from './pages.js';
import { isPortal } from './scope.js';
import { attachmentById, eventRows, messageRows, type AttachmentRow } from './timeline.sql.js';

export type TimelineEntry = MessageFacts | TimelineEventFacts;

export const isMessage = (entry: TimelineEntry): entry is MessageFacts => 'bodyText' in entry;

/** What was said and done on one ticket. The caller of the first two hands over a ticket that a reader gave it, so its scope is settled. */
@Injectable()
export class TimelineReader {
  constructor(private readonly db: Database, private readonly tickets: Tickets) {}

  /** For agents: messages of both kinds and events, merged by time. */
  async timeline(ctx: RequestContext, ticketId: string, first: number, after: string | null): Promise<Page<TimelineEntry>> {
    const page = { after: keyOf(after), limit: first + 1, publicOnly: isPortal(ctx) };
    const [messages, events] = await Promise.all([messageRows(this.db, ctx, ticketId, page), page.publicOnly ? [] : eventRows(this.db, ctx, ticketId, page)]);
    const entries: TimelineEntry[] = [...messages, ...events].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
    return pageOf(entries.slice(0, first + 1), first, (entry) => entry.createdAt);
  }

  /** For requesters: public messages only, whoever asks. */
  async publicMessages(ctx: RequestContext, ticketId: string, first: number, after: string | null): Promise<Page<MessageFacts>> {
    const rows = await messageRows(this.db, ctx, ticketId, { after: keyOf(after), limit: first + 1, publicOnly: true });
    return pageOf(rows, first, (message) => message.createdAt);
  }

  /** Null unless the caller may read the message it belongs to. */
  async attachment(ctx: RequestContext, id: string): Promise<AttachmentRow | null> {
    const row = isId(id) ? await attachmentById(this.db, ctx, id) : null;
    if (!row || (row.visibility === 'internal' && isPortal(ctx))) return null;
    return (await this.tickets.byId(ctx, row.ticketId)) ? row : null;
  }
}
