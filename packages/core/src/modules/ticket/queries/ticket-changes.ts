import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { messageAdded, ticketCreated, ticketStatusChanged, Tickets } from '@meja/plugin-sdk/server/ticket';
import { eventsByIds, type EventRow } from '../../../kernel/events/index.js';
import type { FeedSource } from '../../../kernel/graphql/index.js';

/** A ticket that is not what it was. */
export interface ChangedTicket {
  readonly id: string;
  readonly version: number;
}

/** Which tickets a batch of events changed, as far as the subscriber may know. */
@Injectable()
export class TicketChanges implements FeedSource<ChangedTicket> {
  readonly name = 'tickets';

  constructor(private readonly db: Database, private readonly tickets: Tickets) {}

  async read(ctx: RequestContext, eventIds: readonly string[]): Promise<readonly ChangedTicket[]> {
    const events = await eventsByIds(this.db, ctx, eventIds);
    const told = isPortal(ctx) ? events.filter(isPublic) : events;
    const ids = told.flatMap(({ facts }) => (typeof facts['ticketId'] === 'string' ? [facts['ticketId']] : []));
    return this.tickets.visible(ctx, [...new Set(ids)]);
  }
}

const isPortal = ({ actor }: RequestContext): boolean => actor.kind === 'person' && actor.audience === 'portal';

/** What a requester may learn happened: named one by one, so that a new kind of event is silent until somebody decides. */
function isPublic({ type, facts }: EventRow): boolean {
  if (type === messageAdded.type) return facts['visibility'] === 'public';
  return type === ticketCreated.type || type === ticketStatusChanged.type;
}
