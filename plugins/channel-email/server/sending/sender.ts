import { InstallationFacts, Outbound, OutboundFailed, OutboundRefused, type OutboundMessage, type RequestContext, type SendReceipt } from '@meja/plugin-sdk/server';
import { compose, envelopeSender, Unaddressable, type Mail } from './compose.js';
import { greet, handOver } from './hand-over.js';
import { Lanes } from './lanes.js';
import { wayOut } from './way-out.js';

/** Mail servers count connections of one client; more than these at once is rude. */
const atOnce = 4;
/** Shorter than a job may take, so that the answer is always known to who asked. */
const timeoutMs = 60_000;
/** Somebody waits for it. */
const checkMs = 10_000;

/** Mail, sent: over the mail server that the installation names, by a connection that the gate of the installation opens. */
export class MailSender {
  private readonly lanes = new Lanes(atOnce);

  constructor(private readonly outbound: Outbound, private readonly installation: InstallationFacts) {}

  canSend(): boolean {
    const { smtpUrl, mailFrom, silent } = this.installation;
    return !silent && smtpUrl !== null && mailFrom !== null;
  }

  async send(ctx: RequestContext, message: OutboundMessage): Promise<SendReceipt> {
    const { smtpUrl, mailFrom, silent } = this.installation;
    if (silent || smtpUrl === null || mailFrom === null) return { outcome: 'kept' };
    try {
      const mail = await compose(message, mailFrom);
      return await this.lanes.run(() => this.deliver(ctx, mail, smtpUrl));
    } catch (error) {
      if (error instanceof Unaddressable) return { outcome: 'never', reason: error.message };
      if (error instanceof OutboundRefused && error.code === 'SILENT') return { outcome: 'kept' };
      // The address of the server is the operator's: nobody else learns more than that it did not answer.
      if (error instanceof OutboundRefused || error instanceof OutboundFailed) return { outcome: 'later', reason: `SMTP: ${error.code}` };
      throw error;
    }
  }

  /** Whether the mail server would take mail now; null when it would, or when nothing is to leave. */
  async check(ctx: RequestContext): Promise<string | null> {
    const { smtpUrl, mailFrom } = this.installation;
    if (!this.canSend() || smtpUrl === null || mailFrom === null) return null;
    try {
      const way = wayOut(smtpUrl);
      return await greet(await this.outbound.connect(ctx, way), envelopeSender(mailFrom, 'check'), { ...way, timeoutMs: checkMs, name: this.ownName });
    } catch (error) {
      if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error.code;
      throw error;
    }
  }

  private get ownName(): string {
    return new URL(this.installation.publicUrl).hostname;
  }

  private async deliver(ctx: RequestContext, mail: Mail, smtpUrl: string): Promise<SendReceipt> {
    const way = wayOut(smtpUrl);
    const socket = await this.outbound.connect(ctx, way);
    return handOver(socket, mail, { ...way, timeoutMs, name: this.ownName });
  }
}
