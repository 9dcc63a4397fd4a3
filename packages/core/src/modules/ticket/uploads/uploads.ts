import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BlobEmpty, Blobs, BlobTooLarge, Clock, Database, Jobs, notFound, ok, refuse, tooManyAttempts, validationFailed, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import type { FormFile } from '../../../kernel/doors/page-door.js';
import { PartialFiles, scanBlob } from '../../../kernel/storage/index.js';
import { makeId } from '../../../kernel/context/ids.js';
import { Upload } from './entities/upload.js';
import { fileName, mediaType } from './file-name.js';
import { FormPass, strangersKeptForMs } from './form-pass.js';
import { Quota, strangers, type Sender } from './quota.js';
import { useFinished, type KeptFile, type Owner } from './uploads.sql.js';

export const keptForMs = 24 * 60 * 60_000;
const personFiles = 20;

/** Files that came before their message. What is not attached within a day is forgotten. */
@Injectable()
export class Uploads {
  constructor(
    private readonly db: Database,
    private readonly blobs: Blobs,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly partial: PartialFiles,
    private readonly quota: Quota,
    private readonly passes: FormPass,
  ) {}

  /** What a page with a form hands out, so that files can be sent ahead of it by tus: null for a person, whose session says enough. */
  passFor(ctx: RequestContext): string | null {
    return ctx.actor.kind === 'anonymous' ? this.passes.issue(ctx) : null;
  }

  /**
   * Takes finished uploads of the caller for attachments, in the order of the ids, inside the transaction of the command: refused, the
   * command takes nothing. Null when one of them is not the caller's, not finished, used already or unknown; all these are alike.
   */
  async take(ctx: RequestContext, uploadIds: readonly string[] = []): Promise<readonly KeptFile[] | null> {
    if (uploadIds.length === 0) return [];
    const owner = ownerOf(ctx);
    if (!owner || new Set(uploadIds).size !== uploadIds.length) return null;
    if (owner.userId === null && uploadIds.length > strangers.files) return null;
    const since = new Date(this.clock.now().getTime() - (owner.userId === null ? strangersKeptForMs : keptForMs));
    const files = await useFinished(this.db, ctx, uploadIds, { ...owner, since });
    return files.length === uploadIds.length ? files : null;
  }

  /**
   * Keeps the files of a plain form and answers their ids, for the command that the same request executes. Empty fields of the form are
   * left out. A person has the quota of every upload; a stranger few files, and few forms from one network. Refused, nothing is kept.
   */
  async fromForm(ctx: RequestContext, peer: string, files: AsyncIterable<FormFile>): Promise<Result<{ uploadIds: readonly string[] }>> {
    const owner = ownerOf(ctx);
    if (!owner) return refuse(notFound({}));
    const retryAfter = owner.userId === null ? await this.quota.takeForm(ctx, peer) : null;
    if (retryAfter !== null) return refuse(tooManyAttempts({ retryAfter }));
    const kept: KeptFile[] = [];
    for await (const file of files) {
      const most = Math.min(this.partial.maxBytes, owner.userId === null ? strangers.bytes - kept.reduce((sum, { size }) => sum + size, 0) : this.partial.maxBytes);
      const put = await this.put(ctx, file, most);
      if (put === 'too_large') return refuse(validationFailed({ issues: [{ path: `files.${kept.length}`, reason: 'file_too_large' }] }));
      if (put) kept.push(put);
      if (kept.length > (owner.userId === null ? strangers.files : personFiles)) return refuse(validationFailed({ issues: [{ path: 'files', reason: 'too_many' }] }));
    }
    return this.db.transaction(ctx, (ctx) => this.write(ctx, { ...owner, peer }, kept));
  }

  private async put(ctx: RequestContext, file: FormFile, maxBytes: number): Promise<KeptFile | 'too_large' | null> {
    try {
      const { sha256, size } = await this.blobs.put(ctx, file.bytes, { maxBytes });
      return { blobSha256: sha256, size, name: fileName(file.name), mediaType: mediaType(file.mediaType) };
    } catch (error) {
      if (error instanceof BlobEmpty) return null;
      if (error instanceof BlobTooLarge) return 'too_large';
      throw error;
    }
  }

  private async write(ctx: RequestContext, { peer, ...owner }: Sender, files: readonly KeptFile[]): Promise<Result<{ uploadIds: readonly string[] }>> {
    const uploadIds: string[] = [];
    for (const { blobSha256, size, name, mediaType } of files) {
      const refused = await this.quota.take(ctx, { peer, ...owner }, size);
      if (refused) return refuse(tooManyAttempts({ retryAfter: 'retryAfter' in refused ? refused.retryAfter : strangers.retryAfter }));
      // Of a stranger, knowing the id is all that says whose it is: no time in it, random throughout.
      const id = owner.userId === null ? randomUUID() : makeId();
      await this.db.repo(ctx, Upload).insert({ id, ...owner, name, mediaType, size, received: size, state: 'finished', blobSha256, createdAt: this.clock.now() });
      await this.jobs.request(ctx, scanBlob, { sha256: blobSha256 });
      uploadIds.push(id);
    }
    return ok({ uploadIds });
  }
}

/** Meja itself uploads nothing: its files are bytes already. A stranger's form is known while files come ahead of it. */
export function ownerOf({ actor }: RequestContext, formId: string | null = null): Owner | null {
  if (actor.kind === 'person') return { userId: actor.userId, audience: actor.audience, formId: null };
  return actor.kind === 'anonymous' && actor.audience === 'portal' ? { userId: null, audience: 'portal', formId } : null;
}
