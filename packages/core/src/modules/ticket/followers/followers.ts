import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Follower } from '../entities/follower.js';

/** As many follow one ticket as may; whoever wants more wants a list. */
export const mostFollowers = 10;

/** Who is kept informed of a ticket. The caller of everything that writes holds the lock of the ticket, so that counting holds. */
@Injectable()
export class Followers {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Those who are told now. */
  following(ctx: RequestContext, ticketId: string): Promise<Follower[]> {
    return this.db.repo(ctx, Follower).find({ where: { ticketId, state: 'following' }, order: { createdAt: 'ASC' } });
  }

  isFollowing(ctx: RequestContext, ticketId: string, userId: string): Promise<boolean> {
    return this.db.repo(ctx, Follower).existsBy({ ticketId, userId, state: 'following' });
  }

  /** Adds one, or lets who was proposed follow. A proposal changes nothing for who is there already. False when there is no room. */
  async put(ctx: RequestContext, { ticketId, userId, state }: Pick<Follower, 'ticketId' | 'userId' | 'state'>): Promise<boolean> {
    const rows = this.db.repo(ctx, Follower);
    const present = await rows.findOneBy({ ticketId, userId });
    if (present) {
      if (state === 'following') await this.confirm(ctx, ticketId, userId);
      return true;
    }
    if ((await rows.countBy({ ticketId })) >= mostFollowers) return false;
    await rows.insert({ ticketId, userId, state, createdAt: this.clock.now() });
    return true;
  }

  /** From now on, not from when they were proposed. False for who was not proposed. */
  async confirm(ctx: RequestContext, ticketId: string, userId: string): Promise<boolean> {
    const { affected } = await this.db.repo(ctx, Follower).update({ ticketId, userId, state: 'pending' }, { state: 'following', createdAt: this.clock.now() });
    return Boolean(affected);
  }

  async remove(ctx: RequestContext, ticketId: string, userId: string): Promise<boolean> {
    const { affected } = await this.db.repo(ctx, Follower).delete({ ticketId, userId });
    return Boolean(affected);
  }

  /** Of each ticket, whoever came first in front. */
  async ofTickets(ctx: RequestContext, ticketIds: readonly string[]): Promise<Follower[][]> {
    const rows = await this.db.repo(ctx, Follower).find({ where: { ticketId: In([...ticketIds]) }, order: { createdAt: 'ASC' } });
    return ticketIds.map((id) => rows.filter(({ ticketId }) => ticketId === id));
  }
}
