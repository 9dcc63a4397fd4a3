import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Blobs, Clock, Commands, Database, Log, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Inbound, Unreadable, type InboundMessage, type InboundReceipt } from '@meja/plugin-sdk/server/ticket';
import { makeId } from '../../../kernel/context/ids.js';
import { insertLater } from '../../../kernel/database/index.js';
import { receiveMessage } from '../commands/tokens.js';
import { InboundRow } from '../entities/inbound-message.js';
import { Channels } from './channels.js';

/** One mail may be this large with everything in it. */
const maxBytes = 50 * 1024 * 1024;

/** Bytes first, then a row, then their meaning: whatever stops it half-way, the delivery is there to be read again. */
@Injectable()
export class InboundLedger extends Inbound {
  constructor(
    private readonly db: Database,
    private readonly blobs: Blobs,
    private readonly channels: Channels,
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
  }

  async accept(ctx: RequestContext, channelId: string, bytes: Uint8Array): Promise<InboundReceipt> {
    this.channels.get(channelId);
    return this.read(ctx, { id: await this.keep(ctx, channelId, bytes), channel: channelId }, bytes);
  }

  /** Makes of a kept delivery what it can be made of; once more is the same reading. Throws for a channel that nobody installed. */
  async read(ctx: RequestContext, { id: ledgerId, channel: channelId }: { id: string; channel: string }, bytes: Uint8Array): Promise<InboundReceipt> {
    const channel = this.channels.get(channelId);
    // What is too large is not kept, but its row says that it came.
    if (bytes.byteLength > maxBytes) return this.quarantine(ctx, ledgerId, 'over_limit');
    let message: InboundMessage;
    try {
      message = await channel.receive(bytes);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return this.quarantine(ctx, ledgerId, error.reason);
    }
    // A report says itself what it is about; whoever wrote it.
    if (!message.from && !message.bounceOf) return this.quarantine(ctx, ledgerId, 'no_single_sender');
    const result = await this.commands.execute(ctx, receiveMessage, { ledgerId, message });
    if (result.ok) return result.value;
    return this.quarantine(ctx, ledgerId, message.from ? result.failure.code.toLowerCase() : 'no_single_sender');
  }

  private keep(ctx: RequestContext, channel: string, bytes: Uint8Array): Promise<string> {
    return this.db.transaction(ctx, async (ctx) => {
      const id = makeId();
      const keeps = bytes.byteLength > 0 && bytes.byteLength <= maxBytes;
      const sha256 = keeps ? (await this.blobs.put(ctx, bytes, { maxBytes })).sha256 : createHash('sha256').update(bytes).digest('hex');
      insertLater(ctx, InboundRow, { id, channel, sha256, state: 'received', receivedAt: this.clock.now() });
      return id;
    });
  }

  private async quarantine(ctx: RequestContext, id: string, reason: string): Promise<InboundReceipt> {
    await this.db.repo(ctx, InboundRow).update({ id }, { state: 'quarantined', reason });
    this.log.warn('inbound.quarantined', { workspaceId: ctx.workspace.id, ledgerId: id, reason });
    return { outcome: 'quarantined', reason };
  }
}
