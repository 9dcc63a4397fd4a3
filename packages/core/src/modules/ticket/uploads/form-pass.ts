import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Keys } from '../../../kernel/context/keys.js';

const purpose = 'upload-form';
/** From the moment the page is shown until what a stranger uploaded for its form is forgotten. */
export const strangersKeptForMs = 2 * 60 * 60_000;

/** What a page with a form gives a stranger, so that files can be sent ahead of it: the name of that one form, signed, good for two hours. */
@Injectable()
export class FormPass {
  constructor(private readonly keys: Keys, private readonly clock: Clock) {}

  issue(ctx: RequestContext): string {
    const claim = `${randomUUID()}.${(this.clock.now().getTime() + strangersKeptForMs).toString(36)}`;
    return `${claim}.${this.keys.sign(ctx.workspace, purpose, claim)}`;
  }

  /** The form of a pass that is still good in this workspace; null for anything else. */
  formOf(ctx: RequestContext, pass: string): string | null {
    const [, claim = '', formId = '', until = '', signature = ''] = /^(([0-9a-f-]{36})\.([0-9a-z]{1,10}))\.([\w-]{22})$/.exec(pass) ?? [];
    if (!this.keys.verify(ctx.workspace, purpose, { text: claim, signature })) return null;
    return this.clock.now().getTime() < Number.parseInt(until, 36) ? formId : null;
  }
}
