import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { confirmFollower, followerChanged, mayReply } from '@meja/plugin-sdk/server/ticket';
import { Followers } from '../followers/followers.js';
import { barred, TicketRows } from '../rows/index.js';

/** Lets somebody whom a mail proposed follow the ticket from now on. */
@Injectable()
export class ConfirmFollower implements Handles<typeof confirmFollower> {
  constructor(private readonly rows: TicketRows, private readonly followers: Followers, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, userId }: InputOf<typeof confirmFollower>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayReply);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket);
    if (refusal) return refusal;
    if (!(await this.followers.confirm(ctx, ticketId, userId))) return (await this.followers.isFollowing(ctx, ticketId, userId)) ? ok({ ticketId }) : refuse(notFound({}));
    await this.rows.write(ctx, ticket, {}, { isPublic: false });
    await this.events.publish(ctx, followerChanged, { ticketId, userId, state: 'following' });
    return ok({ ticketId });
  }
}
