import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { followerChanged, mayReply, removeFollower } from '@meja/plugin-sdk/server/ticket';
import { Followers } from '../followers/followers.js';
import { TicketRows } from '../rows/index.js';

/** Ends following, or declines who was proposed. Nothing happens for who does not follow. */
@Injectable()
export class RemoveFollower implements Handles<typeof removeFollower> {
  constructor(private readonly rows: TicketRows, private readonly followers: Followers, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, userId }: InputOf<typeof removeFollower>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayReply);
    if (!ticket) return refuse(notFound({}));
    if (!(await this.followers.remove(ctx, ticketId, userId))) return ok({ ticketId });
    await this.rows.write(ctx, ticket, {}, { isPublic: false });
    await this.events.publish(ctx, followerChanged, { ticketId, userId, state: 'removed' });
    return ok({ ticketId });
  }
}
