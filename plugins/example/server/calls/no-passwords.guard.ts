import { Injectable, type addMessage, type Failure, type Guard, type InputOf, type RequestContext } from '@meja/plugin-sdk/server';
import { passwordInReply } from '../words.js';

/** Refuses public replies that give a password away. */
@Injectable()
export class NoPasswordsInReplies implements Guard<InputOf<typeof addMessage>> {
  async check(_ctx: RequestContext, { visibility, body }: InputOf<typeof addMessage>): Promise<Failure | null> {
    return visibility === 'public' && /\bpassword\s*(is|:)\s*\S/i.test(body) ? passwordInReply({}) : null;
  }
}
