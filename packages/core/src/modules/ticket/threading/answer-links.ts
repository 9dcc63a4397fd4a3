import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import { idFrom } from '../../../kernel/context/ids.js';
import { Keys } from '../../../kernel/context/keys.js';

const purpose = 'answer';

/** What a genuine link says: the requester of this ticket answers whether this solution holds. */
export interface AnswerLink {
  readonly ticketId: string;
  readonly solutionId: string;
}

/**
 * Tokens of the links by which a requester confirms or reopens without signing in: ticket and solution, signed with 128 bits. Opening such a
 * link changes nothing; sending the form on its page does, once for each solution.
 */
@Injectable()
export class AnswerLinks {
  constructor(private readonly keys: Keys) {}

  /** 68 characters, safe in a path: the page is `/help/answer/<token>`. */
  mint(ctx: RequestContext, { ticketId, solutionId }: AnswerLink): string {
    const claim = `${compact(ticketId)}.${compact(solutionId)}`;
    return `${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** Null for whatever we did not sign for this workspace. */
  verify(ctx: RequestContext, token: string): AnswerLink | null {
    const [, ticket = '', solution = '', signature = ''] = /^([\w-]{22})\.([\w-]{22})\.([\w-]{22})$/.exec(token) ?? [];
    const genuine = this.keys.verify(ctx.workspace, purpose, { text: `${ticket}.${solution}`, signature });
    return genuine ? { ticketId: expanded(ticket), solutionId: expanded(solution) } : null;
  }
}

const compact = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

const expanded = (text: string): string => idFrom(Buffer.from(text, 'base64url'));
