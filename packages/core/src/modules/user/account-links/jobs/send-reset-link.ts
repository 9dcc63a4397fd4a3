import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock, Database, emailAddress, jobToken, uuid, type JobHandler, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { AccountLinks } from '../account-links.js';
import { openResetsOf, personToReset } from '../links.sql.js';

export const sendResetLink = jobToken('user.send-reset-link', v.object({ linkId: uuid, email: emailAddress, audience: v.picklist(['agent', 'portal']) }));

/** So many links that still work are enough for anybody; more would only fill a mailbox. */
const mostOpen = 5;

/** Looks whether anybody has this address, where nobody waits for the answer: who asked learns nothing from it. */
@Injectable()
export class SendResetLink implements JobHandler<ResetWish> {
  constructor(private readonly db: Database, private readonly links: AccountLinks, private readonly clock: Clock) {}

  async run(ctx: RequestContext, { linkId, email, audience }: ResetWish): Promise<void> {
    await this.db.transaction(ctx, async (ctx) => {
      const userId = await personToReset(this.db, ctx, email, audience);
      if (userId === null || (await openResetsOf(this.db, ctx, userId, this.clock.now())) >= mostOpen) return;
      await this.links.make(ctx, { id: linkId, userId, audience, kind: 'password_reset' });
    });
  }
}

interface ResetWish {
  readonly linkId: string;
  readonly email: string;
  readonly audience: 'agent' | 'portal';
}
