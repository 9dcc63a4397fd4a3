import { Injectable } from '@nestjs/common';
import { cleanText, Commands, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { systemContext } from '../../../../../kernel/context/contexts.js';
import { makeId } from '../../../../../kernel/context/ids.js';
import { Attempts, networkOf } from '../../../../user/index.js';
import { AnswerLinks } from '../../../index.js';
import { answerByLink } from '../../commands/tokens.js';

/** Links that are none, from one network in fifteen minutes. */
const guesses = { kind: 'answer-by-link', most: 30 };

export interface LinkAnswer {
  readonly token: string;
  readonly verdict: 'confirm' | 'reopen';
  /** What is still wrong, as typed. */
  readonly body: string;
}

/**
 * Takes the answer of whoever holds a link, and says nothing about it: a link that is good, used, forged, cut off or of another workspace is
 * answered alike and costs alike. A network that keeps sending what we did not sign is no longer looked at; a genuine link always is.
 */
@Injectable()
export class AnswersByLink {
  constructor(private readonly links: AnswerLinks, private readonly attempts: Attempts, private readonly commands: Commands) {}

  async take(ctx: RequestContext, peer: string, { token, verdict, body }: LinkAnswer): Promise<void> {
    const link = this.links.verify(ctx, token);
    const retryAfter = await this.attempts.take(guesses, `${ctx.workspace.id}:${networkOf(peer)}`);
    if (!link && retryAfter !== null) return;
    if (link && retryAfter === null) await this.attempts.giveBack(guesses, `${ctx.workspace.id}:${networkOf(peer)}`);
    const said = cleanText(body).slice(0, mostLetters);
    // Of what we did not sign, a ticket that cannot exist is looked for in the same way.
    const { ticketId, solutionId } = link ?? { ticketId: makeId(), solutionId: makeId() };
    await this.commands.execute(systemContext(ctx.workspace, 'meja', ctx.requestId), answerByLink, { ticketId, solutionId, verdict, ...(said === '' ? {} : { body: said }) });
  }
}

/** As many as a reply may have. */
const mostLetters = 100_000;
