import { Injectable, InstallationFacts, Outbound, Unreadable, type Channel, type InboundMessage, type OutboundMessage, type RequestContext, type SendReceipt } from '@meja/plugin-sdk/server';
import { caps } from './caps.js';
import { Malformed } from './malformed.js';
import type { ParseOptions } from './parse.js';
import { ParserThread } from './parser-thread.js';
import { MailSender } from './sending/sender.js';

/** Mail: bytes of RFC 5322 become a message, and a message becomes a mail. Nothing is stored or looked up. */
export class EmailChannel implements Channel {
  private readonly parser: ParserThread;

  constructor(
    private readonly options: ParseOptions,
    private readonly sender: Pick<MailSender, 'send' | 'canSend' | 'check'>,
    entry: URL = new URL('./worker.js', import.meta.url),
  ) {
    this.parser = new ParserThread(entry, options);
  }

  async receive(bytes: Uint8Array): Promise<InboundMessage> {
    // Before anything is copied: a mail that is too large costs nothing.
    if (bytes.length > Math.min(this.options.maxBytes ?? caps.mailBytes, caps.mailBytes)) throw new Unreadable('too_large');
    try {
      return await this.parser.parse(bytes);
    } catch (error) {
      throw error instanceof Malformed ? new Unreadable(error.reason) : error;
    }
  }

  send(ctx: RequestContext, message: OutboundMessage): Promise<SendReceipt> {
    return this.sender.send(ctx, message);
  }

  canSend(): boolean {
    return this.sender.canSend();
  }

  check(ctx: RequestContext): Promise<string | null> {
    return this.sender.check(ctx);
  }

  /** Called by the container at the end. */
  async onModuleDestroy(): Promise<void> {
    await this.parser.close();
  }
}

/** The channel with the options of this installation, as a class that the container can make. */
export function emailChannel(options: ParseOptions): new (outbound: Outbound, installation: InstallationFacts) => EmailChannel {
  @Injectable()
  class ConfiguredEmailChannel extends EmailChannel {
    constructor(outbound: Outbound, installation: InstallationFacts) {
      super(options, new MailSender(outbound, installation));
    }
  }
  return ConfiguredEmailChannel;
}
