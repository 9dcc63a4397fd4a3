import { Injectable } from '@nestjs/common';
import { Commands, mayIn, notFound, ok, refuse, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { createTicket, mayCreateTickets, mayReadTickets } from '@meja/plugin-sdk/server/ticket';
import { registerRequester } from '@meja/plugin-sdk/server/user';
import { Dialogue } from '../dialogue/index.js';
import { Outbox } from '../outbox/index.js';
import { textToHtml } from '../sanitise/index.js';
import { Uploads } from '../uploads/index.js';

/** An agent opens a ticket for somebody at the phone or the door. The words are the requester's, so the first message is theirs. Refused to who could not read it then. */
@Injectable()
export class CreateTicket implements Handles<typeof createTicket> {
  constructor(private readonly commands: Commands, private readonly dialogue: Dialogue, private readonly uploads: Uploads, private readonly outbox: Outbox) {}

  async execute(ctx: RequestContext, input: InputOf<typeof createTicket>) {
    const { departmentId, subject, body, priority, requesterEmail, requesterName, uploadIds } = input;
    if (![mayCreateTickets, mayReadTickets].every((permission) => mayIn(ctx, permission, departmentId))) return refuse(notFound({}));
    const attachments = await this.uploads.take(ctx, uploadIds);
    if (!attachments) return refuse(notFound({}));
    const requester = await this.commands.execute(ctx, registerRequester, { email: requesterEmail, name: requesterName });
    if (!requester.ok) return requester;
    const requesterId = requester.value.userId;
    const opened = await this.dialogue.open(
      ctx,
      { departmentId, subject, priority, requesterId, requesterVerified: true },
      { authorId: requesterId, authorName: requester.value.name, fromAgent: false, visibility: 'public', channel: 'agent', senderVerified: true, senderAddress: requesterEmail, bodyHtml: textToHtml(body), bodyText: body, attachments },
    );
    if (!opened) return refuse(notFound({}));
    await this.outbox.queue(ctx, { ...opened, kind: 'acknowledgement', automatic: false });
    return ok(opened);
  }
}
