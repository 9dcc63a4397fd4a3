import { Injectable, Unreadable, type Channel, type InboundMessage } from '@meja/plugin-sdk/server';
import { caps } from './caps.js';
import { Malformed } from './malformed.js';
import type { ParseOptions } from './parse.js';
import { ParserThread } from './parser-thread.js';

/** Mail, received: bytes of RFC 5322 become a message. Nothing is stored, sent or looked up. */
export class EmailChannel implements Channel {
  private readonly parser: ParserThread;

  constructor(
    private readonly options: ParseOptions,
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

  /** Called by the container at the end. */
  async onModuleDestroy(): Promise<void> {
    await this.parser.close();
  }
}

/** The channel with the options of this installation, as a class that the container can make. */
export function emailChannel(options: ParseOptions): new () => EmailChannel {
  @Injectable()
  class ConfiguredEmailChannel extends EmailChannel {
    constructor() {
      super(options);
    }
  }
  return ConfiguredEmailChannel;
}
