import { Clock, Database, Events, Injectable, Jobs, notFound, ok, refuse, Tickets, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server';
import { randomUUID } from 'node:crypto';
import { callRequested, notAPhoneNumber, remindOfCall, type requestCall } from '../words.js';
import { Call } from './call.entity.js';

const oneHour = 3_600_000;

/** Notes the wish to be phoned, and asks for a reminder in an hour. Refused for what is no telephone number. */
@Injectable()
export class RequestCall implements Handles<typeof requestCall> {
  constructor(private readonly db: Database, private readonly tickets: Tickets, private readonly events: Events, private readonly jobs: Jobs, private readonly clock: Clock) {}

  async execute(ctx: RequestContext, { ticketId, phone }: InputOf<typeof requestCall>) {
    if (!(await this.tickets.byId(ctx, ticketId))) return refuse(notFound({}));
    if (!/^\+?[\d ()-]{5,30}$/.test(phone)) return refuse(notAPhoneNumber({ phone }));
    const calls = this.db.repo(ctx, Call);
    const known = await calls.findOneBy({ ticketId, phone });
    if (known) return ok({ callId: known.id });

    const callId = randomUUID();
    const now = this.clock.now();
    await calls.insert({ id: callId, ticketId, phone, createdAt: now });
    await this.events.publish(ctx, callRequested, { ticketId, callId });
    await this.jobs.request(ctx, remindOfCall, { ticketId, callId }, { notBefore: new Date(now.getTime() + oneHour) });
    return ok({ callId });
  }
}
