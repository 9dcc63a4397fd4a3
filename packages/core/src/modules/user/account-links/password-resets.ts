import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Database, emailAddress, Jobs, ok, refuse, tooManyAttempts, validationFailed, type GqlContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import type { Audience } from '../../../kernel/graphql/authentication.js';
import { Attempts, networkOf } from '../sessions/index.js';
import { worksForMinutes } from './account-links.js';
import { sendResetLink } from './jobs/send-reset-link.js';

const resetInput = v.object({ email: emailAddress });

const perNetwork = { kind: 'reset-network', most: 20 };
const perAddress = { kind: 'reset', most: 3 };

/** Takes the wish for a new password. What it does never depends on whether there is such an account: a job looks later. */
@Injectable()
export class PasswordResets {
  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly attempts: Attempts) {}

  async request({ ctx, peer }: GqlContext, audience: Audience, input: { email: string }): Promise<Result<{ validMinutes: number }>> {
    const checked = v.safeParse(resetInput, input);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    const { email } = checked.output;
    const retryAfter = (await this.attempts.take(perNetwork, networkOf(peer))) ?? (await this.attempts.take(perAddress, `${ctx.workspace.id} ${email}`));
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    await this.db.transaction(ctx, (ctx) => this.jobs.request(ctx, sendResetLink, { linkId: makeId(), email, audience }));
    return ok({ validMinutes: worksForMinutes.password_reset });
  }
}
