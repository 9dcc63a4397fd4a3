import { Injectable } from '@nestjs/common';
import { Database, departmentsWith, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadTickets, messageAdded, ticketCreated, ticketDestroyed, ticketStatusChanged, ticketTransferred, Tickets } from '@meja/plugin-sdk/server/ticket';
import { eventsByIds, type EventRow } from '../../../kernel/events/index.js';
import type { FeedSource } from '../../../kernel/graphql/index.js';
import { isPortal } from './scope.js';

/** A ticket that is not what it was. */
export interface ChangedTicket {
  readonly id: string;
  readonly version: number;
}

/** A ticket the subscriber saw and cannot ask for any more. */
export interface GoneTicket {
  readonly id: string;
  readonly reason: 'destroyed' | 'handed_over';
}

/** Which tickets a batch of events changed, and which it took away, as far as the subscriber may know. */
@Injectable()
export class TicketChanges implements FeedSource<ChangedTicket | GoneTicket> {
  readonly name = 'tickets';

  constructor(private readonly db: Database, private readonly tickets: Tickets) {}

  async read(ctx: RequestContext, eventIds: readonly string[]): Promise<readonly (ChangedTicket | GoneTicket)[]> {
    const events = await eventsByIds(this.db, ctx, eventIds);
    const told = isPortal(ctx) ? events.filter(isPublic) : events;
    const ids = told.flatMap(({ facts }) => (typeof facts['ticketId'] === 'string' ? [facts['ticketId']] : []));
    const here = await this.tickets.visible(ctx, [...new Set(ids)]);
    return [...here, ...goneOf(ctx, told, new Set(here.map(({ id }) => id)))];
  }
}

export const isGone = (ticket: ChangedTicket | GoneTicket): ticket is GoneTicket => 'reason' in ticket;
export const isHere = (ticket: ChangedTicket | GoneTicket): ticket is ChangedTicket => !isGone(ticket);

/** Nobody can ask for them: who saw them is known by the department they were in. */
function goneOf(ctx: RequestContext, events: readonly EventRow[], here: ReadonlySet<string>): readonly GoneTicket[] {
  const reach = departmentsWith(ctx, mayReadTickets);
  const gone = new Map<string, GoneTicket>();
  for (const { type, facts } of events) {
    const [id, from] = [String(facts['ticketId']), String(facts[type === ticketDestroyed.type ? 'departmentId' : 'fromDepartmentId'])];
    if ((type !== ticketDestroyed.type && type !== ticketTransferred.type) || here.has(id)) continue;
    if (reach === 'everywhere' || reach.has(from)) gone.set(id, { id, reason: type === ticketDestroyed.type ? 'destroyed' : 'handed_over' });
  }
  return [...gone.values()];
}

/** What a requester may learn happened: named one by one, so that a new kind of event is silent until somebody decides. */
function isPublic({ type, facts }: EventRow): boolean {
  if (type === messageAdded.type) return facts['visibility'] === 'public';
  return type === ticketCreated.type || type === ticketStatusChanged.type;
}
