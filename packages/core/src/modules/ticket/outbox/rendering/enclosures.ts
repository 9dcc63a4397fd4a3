import { Injectable } from '@nestjs/common';
import { Blobs, Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { OutboundMessage } from '@meja/plugin-sdk/server/ticket';
import { attachedFiles, type AttachedFile } from './letters.sql.js';

export interface Enclosure {
  readonly files: OutboundMessage['attachments'];
  /** Names of what does not go along: too large together, or not found clean. */
  readonly left: readonly string[];
}

/** What mail servers take everywhere, with room for what base64 adds. */
const mostBytes = 10 * 1024 * 1024;
const waitForScanMs = 60 * 60 * 1_000;

/** The files of a message that go along with it: clean ones, in their order, as long as there is room. */
@Injectable()
export class Enclosures {
  constructor(private readonly db: Database, private readonly blobs: Blobs, private readonly clock: Clock) {}

  /** Null while a file is still looked into: then the mail waits. */
  async of(ctx: RequestContext, messageId: string, since: Date): Promise<Enclosure | null> {
    const all = await attachedFiles(this.db, ctx, messageId);
    const isFresh = this.clock.now().getTime() - since.getTime() < waitForScanMs;
    if (isFresh && all.some(({ scan }) => scan === 'pending')) return null;
    const fitting = fits(all.filter(({ scan }) => scan === 'clean'));
    const files = [];
    for (const { name, mediaType, sha256 } of fitting) files.push({ name, mediaType, bytes: await this.bytes(ctx, sha256) });
    return { files, left: all.filter((file) => !fitting.includes(file)).map(({ name }) => name) };
  }

  private async bytes(ctx: RequestContext, sha256: string): Promise<Uint8Array> {
    const blob = await this.blobs.open(ctx, sha256);
    if (!blob) throw new Error(`The file ${sha256} of an outgoing message is gone.`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of blob.stream) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }
}

function fits(files: readonly AttachedFile[]): AttachedFile[] {
  let room = mostBytes;
  return files.filter(({ size }) => {
    if (size > room) return false;
    room -= size;
    return true;
  });
}
