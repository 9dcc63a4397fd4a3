import { Injectable } from '@nestjs/common';
import { cleanText, Commands, Events, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { followerChanged, type ClaimedSender } from '@meja/plugin-sdk/server/ticket';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { Followers, mostFollowers } from '../followers/followers.js';
import { OwnAddresses } from '../outbox/index.js';

/** Whom a requester copied is proposed as a follower; nothing is sent to them until an agent says so (M5, A79). */
@Injectable()
export class Proposals {
  constructor(private readonly commands: Commands, private readonly followers: Followers, private readonly own: OwnAddresses, private readonly events: Events) {}

  /** As many as there is room for. The caller holds the lock of the ticket. */
  async propose(ctx: RequestContext, { id: ticketId, requesterId }: { id: string; requesterId: string }, copied: readonly ClaimedSender[]): Promise<void> {
    const own = await this.own.among(ctx, copied.map(({ address }) => address));
    const others = copied.filter(({ address }) => !own.has(address)).slice(0, mostFollowers);
    for (const { address: email, name } of others) {
      const person = await this.commands.execute(ctx, registerRequester, { email, name: cleanText(name) || undefined });
      if (!person.ok || person.value.userId === requesterId) continue;
      const { userId } = person.value;
      const isNew = !(await this.followers.isFollowing(ctx, ticketId, userId));
      if (!(await this.followers.put(ctx, { ticketId, userId, state: 'pending' }))) return;
      if (isNew) await this.events.publish(ctx, followerChanged, { ticketId, userId, state: 'pending' });
    }
  }
}
