import { Injectable } from '@nestjs/common';
import { Commands, notFound, ok, refuse, validationFailed, type Handles, type InputOf, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { submitRequest } from '@meja/plugin-sdk/server/ticket';
import { registerRequester, Users } from '@meja/plugin-sdk/server/user';
import { Dialogue } from '../dialogue/index.js';
import { Outbox } from '../outbox/index.js';
import { textToHtml } from '../sanitise/index.js';
import { Uploads } from '../uploads/index.js';

interface Asker {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** True when a session says who it is. */
  readonly verified: boolean;
}

/** Somebody asks in the help centre. Signed in, the ticket is theirs; otherwise an address is needed, and it stays a claim. */
@Injectable()
export class SubmitRequest implements Handles<typeof submitRequest> {
  constructor(private readonly commands: Commands, private readonly users: Users, private readonly dialogue: Dialogue, private readonly uploads: Uploads, private readonly outbox: Outbox) {}

  async execute(ctx: RequestContext, input: InputOf<typeof submitRequest>) {
    const asker = await this.asker(ctx, input);
    if (!asker.ok) return asker;
    const { userId, name, email, verified } = asker.value;
    const attachments = await this.uploads.take(ctx, input.uploadIds);
    if (!attachments) return refuse(notFound({}));
    const opened = await this.dialogue.open(
      ctx,
      { departmentId: input.departmentId, subject: input.subject, priority: 'normal', requesterId: userId, requesterVerified: verified },
      { authorId: userId, authorName: name, fromAgent: false, visibility: 'public', channel: 'web-form', senderVerified: verified, senderAddress: email, bodyHtml: textToHtml(input.body), bodyText: input.body, attachments },
    );
    if (!opened) return refuse(notFound({}));
    await this.outbox.queue(ctx, { ...opened, kind: 'acknowledgement', automatic: false });
    return ok(opened);
  }

  private async asker(ctx: RequestContext, { email, name }: InputOf<typeof submitRequest>): Promise<Result<Asker>> {
    if (ctx.actor.kind === 'person') {
      const [user] = await this.users.byIds(ctx, [ctx.actor.userId]);
      return user ? ok({ userId: user.id, name: user.name, email: user.email, verified: true }) : refuse(notFound({}));
    }
    if (email === undefined) return refuse(validationFailed({ issues: [{ path: 'email', reason: 'required' }] }));
    const registered = await this.commands.execute(ctx, registerRequester, { email, name, locale: ctx.locale });
    // The name typed in, never the one on file: a stranger must not learn who stands behind an address.
    return registered.ok ? ok({ userId: registered.value.userId, name: name ?? email, email, verified: false }) : registered;
  }
}
