import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Blobs, Changes, Clock, Database, Texts, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { InboundReceipt } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../kernel/context/ids.js';
import { Bytes } from '../bytes/index.js';
import { InboundLedger } from '../index.js';
import { claimQuarantined, deleteQuarantined, quarantinedRows, settleInterrupted, type QuarantinedRow } from './quarantine.sql.js';

export interface QuarantinedDelivery extends Omit<QuarantinedRow, 'sha256'> {
  /** Why, in the language of `ctx`. */
  readonly sentence: string;
}

/** Longer than any reading takes. */
const interruptedMs = 60 * 60_000;

/** Deliveries that could not be read. For the command line of an installation: nobody's permissions are asked. */
@Injectable()
export class Quarantine {
  constructor(
    private readonly db: Database,
    private readonly ledger: InboundLedger,
    private readonly blobs: Blobs,
    private readonly bytes: Bytes,
    private readonly texts: Texts,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async list(ctx: RequestContext): Promise<QuarantinedDelivery[]> {
    return (await this.rows(ctx)).map(({ sha256: _sha256, ...row }) => ({ ...row, sentence: this.texts.text(ctx.locale, `quarantine.${row.reason}`) }));
  }

  /** As it came. Null when there is no such delivery, and when its bytes were not kept. */
  async raw(ctx: RequestContext, id: string): Promise<Uint8Array | null> {
    const row = await this.row(ctx, id);
    const blob = row && row.size !== null ? await this.blobs.open(ctx, row.sha256) : null;
    return blob && buffer(blob.stream);
  }

  /** Reads it once more: with a newer Meja, after a plugin or a department was added. Null when there is no such delivery with bytes. */
  async retry(ctx: RequestContext, id: string): Promise<InboundReceipt | null> {
    const [row, bytes] = [await this.row(ctx, id), await this.raw(ctx, id)];
    if (!row || !bytes || !(await claimQuarantined(this.db, ctx, id))) return null;
    return this.ledger.read(ctx, { id, channel: row.channel }, bytes);
  }

  /** Takes it away for good. False when there is no such delivery. */
  async discard(ctx: RequestContext, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    return this.db.transaction(ctx, async (ctx) => {
      const gone = await deleteQuarantined(this.db, ctx, id);
      if (!gone) return false;
      await this.changes.record(ctx, { entity: 'InboundMessage', entityId: id, fields: { state: { before: 'quarantined', after: 'discarded' }, reason: { before: gone.reason, after: null } } });
      await this.bytes.release(ctx, [gone.sha256]);
      return true;
    });
  }

  private async row(ctx: RequestContext, id: string): Promise<QuarantinedRow | null> {
    return (await this.rows(ctx)).find((row) => row.id === id) ?? null;
  }

  private async rows(ctx: RequestContext): Promise<QuarantinedRow[]> {
    await settleInterrupted(this.db, ctx, new Date(this.clock.now().getTime() - interruptedMs));
    return quarantinedRows(this.db, ctx);
  }
}
