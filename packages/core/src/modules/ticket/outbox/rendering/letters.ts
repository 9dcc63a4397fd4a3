import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OutboundMessage } from '@meja/plugin-sdk/server/ticket';
import type { OutboundRow } from '../entities/outbound-row.js';
import { OutboundIds } from '../../threading/index.js';
import { AccountLetters } from './account-letters.js';
import type { DraftOptions, NoDraft } from './draft.js';
import { htmlPage, plainText } from './page.js';
import { TicketLetters } from './ticket-letters.js';

export type Letter = { readonly message: OutboundMessage } | NoDraft;

/** Writes the mail of a row of the outbox: from ids, in the language of who reads it, the same one on every try. */
@Injectable()
export class Letters {
  constructor(private readonly tickets: TicketLetters, private readonly accounts: AccountLetters, private readonly ids: OutboundIds) {}

  async write(ctx: RequestContext, row: OutboundRow, options: DraftOptions = { withLinks: true }): Promise<Letter> {
    const draft = await (row.ticketId === null ? this.accounts : this.tickets).draft(ctx, row, options);
    if (!('parts' in draft)) return draft;
    const { parts, ...rest } = draft;
    // A name that a stranger chose is not repeated to an address that may not be theirs.
    const to = { address: row.recipientAddress, name: row.kind === 'acknowledgement' && row.subject === null ? '' : row.recipientName };
    const page = { text: plainText(parts), html: htmlPage(parts, { locale: row.locale, title: rest.subject }) };
    return { message: { id: this.ids.mint(ctx, row.id), idTag: this.ids.mintTag(ctx, row.id), to, references: row.threadReferences ?? [], createdAt: row.createdAt, ...rest, ...page } };
  }
}
