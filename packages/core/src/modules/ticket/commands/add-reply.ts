import { Injectable } from '@nestjs/common';
import { notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addReply } from '@meja/plugin-sdk/server/ticket';
import { Dialogue, reopened, type MessageDraft } from '../dialogue/index.js';
import { Outbox } from '../outbox/index.js';
import { TicketRows } from '../rows/index.js';
import { textToHtml } from '../sanitise/index.js';
import { Uploads } from '../uploads/index.js';

/** A requester adds to one of their own tickets in the help centre; a solved one opens again, of a closed one a follow-up goes on. */
@Injectable()
export class AddReply implements Handles<typeof addReply> {
  constructor(private readonly rows: TicketRows, private readonly dialogue: Dialogue, private readonly uploads: Uploads, private readonly outbox: Outbox) {}

  async execute(ctx: RequestContext, { ticketId, body, uploadIds }: InputOf<typeof addReply>) {
    const { actor } = ctx;
    const ticket = actor.kind === 'person' ? await this.rows.lock(ctx, ticketId, null) : null;
    if (!ticket || actor.kind !== 'person' || ticket.requesterId !== actor.userId) return refuse(notFound({}));
    const attachments = await this.uploads.take(ctx, uploadIds);
    if (!attachments) return refuse(notFound({}));
    const author = { authorId: actor.userId, authorName: actor.name, fromAgent: false, senderVerified: true, senderAddress: null };
    const draft: MessageDraft = { ...author, visibility: 'public', channel: 'web-form', bodyHtml: textToHtml(body), bodyText: body, attachments };
    if (!ticket.isClosed) return ok({ ticketId, messageId: await this.dialogue.add(ctx, ticket, draft, reopened(ticket.status)) });
    const followUp = await this.dialogue.followUp(ctx, ticket, draft);
    if (!followUp) return refuse(notFound({}));
    const { isNew, ...where } = followUp;
    if (isNew) await this.outbox.queue(ctx, { ...where, kind: 'acknowledgement', automatic: false });
    return ok(where);
  }
}
