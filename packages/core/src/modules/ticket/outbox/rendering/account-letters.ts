import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { AccountLinks } from '../../../user/account-links/index.js';
import type { OutboundRow } from '../entities/outbound-row.js';
import { leftOut, type Draft, type DraftOptions, type NoDraft } from './draft.js';
import { kindOfLink } from './letters.sql.js';
import type { Parts } from './page.js';
import { Wording } from './wording.js';

/** Mail about an account. A link to choose a password that was used, or is too old, is not sent any more. */
@Injectable()
export class AccountLetters {
  constructor(private readonly db: Database, private readonly wording: Wording, private readonly links: AccountLinks) {}

  async draft(ctx: RequestContext, row: OutboundRow, { withLinks }: DraftOptions): Promise<Draft | NoDraft> {
    const parts = row.kind === 'password_changed' ? this.wording.passwordChanged(ctx, row) : await this.linked(ctx, row, withLinks);
    if (!parts) return { suppressed: 'link_over' };
    return {
      parts,
      subject: this.wording.subject(ctx, row, null),
      fromName: ctx.workspace.name,
      threadToken: null,
      threadTag: null,
      automatic: 'generated',
      attachments: [],
    };
  }

  private async linked(ctx: RequestContext, row: OutboundRow, withLinks: boolean): Promise<Parts | null> {
    const linkId = row.subjectId ?? '';
    const kind = await kindOfLink(this.db, ctx, linkId);
    const url = withLinks ? await this.links.urlOf(ctx, linkId) : leftOut;
    return kind === null || url === null ? null : this.wording.account(ctx, { locale: row.locale, name: row.recipientName, kind, url });
  }
}
