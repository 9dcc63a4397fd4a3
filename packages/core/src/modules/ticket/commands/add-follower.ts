import { Injectable } from '@nestjs/common';
import { Commands, Events, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addFollower, followerChanged, mayReply, tooManyFollowers } from '@meja/plugin-sdk/server/ticket';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { Followers, mostFollowers } from '../followers/followers.js';
import { barred, TicketRows } from '../rows/index.js';

/** Keeps a person informed from now on. Refused when as many follow as may. Adding who follows already changes nothing. */
@Injectable()
export class AddFollower implements Handles<typeof addFollower> {
  constructor(private readonly rows: TicketRows, private readonly followers: Followers, private readonly commands: Commands, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, email, name }: InputOf<typeof addFollower>) {
    const ticket = await this.rows.lock(ctx, ticketId, mayReply);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket);
    if (refusal) return refusal;
    const registered = await this.commands.execute(ctx, registerRequester, { email, name });
    if (!registered.ok) return registered;
    const { userId } = registered.value;
    if (userId === ticket.requesterId || (await this.followers.isFollowing(ctx, ticketId, userId))) return ok({ ticketId, userId });
    if (!(await this.followers.put(ctx, { ticketId, userId, state: 'following' }))) return refuse(tooManyFollowers({ ticketId, most: mostFollowers }));
    await this.rows.write(ctx, ticket, {}, { isPublic: false });
    await this.events.publish(ctx, followerChanged, { ticketId, userId, state: 'following' });
    return ok({ ticketId, userId });
  }
}
