import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { AnswerLinks, ThreadTokens } from '../../threading/index.js';
import type { OutboundRow } from '../entities/outbound-row.js';
import { Enclosures } from './enclosures.js';
import { leftOut, type Draft, type DraftOptions, type NoDraft } from './draft.js';
import { ticketWords } from './letters.sql.js';
import type { Parts } from './page.js';
import { Wording, type About } from './wording.js';

const scanPause = 5;

/** Mail about a ticket. What was taken away or out of sight since it was asked for is not sent. */
@Injectable()
export class TicketLetters {
  constructor(private readonly db: Database, private readonly wording: Wording, private readonly enclosures: Enclosures, private readonly tokens: ThreadTokens, private readonly answers: AnswerLinks) {}

  async draft(ctx: RequestContext, row: OutboundRow, { withLinks }: DraftOptions): Promise<Draft | NoDraft> {
    const { ticketId, messageId, locale, subject, kind } = row;
    const words = await ticketWords(this.db, ctx, row.id);
    if (!words || ticketId === null || messageId === null) return { suppressed: 'gone' };
    if (words.isRemoved || words.isRedacted || !words.isPublic) return { suppressed: words.isRemoved ? 'out_of_sight' : 'taken_away' };
    const about: About = { locale, ticketId, subject, recipientName: row.recipientName, words };
    const enclosed = kind === 'acknowledgement' || !words.hasFiles ? { files: [], left: [] } : await this.enclosures.of(ctx, messageId, row.createdAt);
    if (!enclosed) return { waitSeconds: scanPause };
    const parts = this.parts(ctx, row, { ...about, withLinks });
    const elsewhere = enclosed.left.length > 0 ? [this.wording.filesElsewhere(about, enclosed.left)] : [];
    return {
      parts: { ...parts, after: [...elsewhere, ...parts.after] },
      subject: this.wording.subject(ctx, row, words.number),
      fromName: this.wording.sender(ctx, kind, words),
      threadToken: this.tokens.mint(ctx, ticketId, row.recipientAddress),
      threadTag: this.tokens.mintTag(ctx, ticketId, row.recipientAddress),
      automatic: kind === 'acknowledgement' ? 'replied' : kind === 'solution' ? 'generated' : 'no',
      attachments: enclosed.files,
    };
  }

  private parts(ctx: RequestContext, { kind, ticketId, subjectId }: OutboundRow, { withLinks, ...about }: About & DraftOptions): Parts {
    if (kind === 'acknowledgement') return this.wording.acknowledgement(ctx, about);
    if (kind !== 'solution') return this.wording.reply(ctx, about);
    const url = withLinks && ticketId && subjectId ? this.wording.answerUrl(this.answers.mint(ctx, { ticketId, solutionId: subjectId })) : leftOut;
    return this.wording.solution(ctx, about, url);
  }
}
