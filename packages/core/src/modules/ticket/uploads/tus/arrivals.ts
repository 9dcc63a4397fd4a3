import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Blobs, Clock, Database, Jobs, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { PartialFiles, PartTooLong, scanBlob } from '../../../../kernel/storage/index.js';
import { isId, makeId } from '../../../../kernel/context/ids.js';
import { ApiError } from '../../../../kernel/graphql/index.js';
import { Upload } from '../entities/upload.js';
import { strangersKeptForMs } from '../form-pass.js';
import { Quota, strangers, type Sender } from '../quota.js';
import { keptForMs } from '../uploads.js';
import { advance, finish, type Owner } from '../uploads.sql.js';

export interface Announced {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Where an upload stands, for its owner. */
export interface Standing {
  readonly id: string;
  readonly size: number;
  readonly received: number;
  readonly expires: Date;
}

export interface ArrivingPart {
  readonly id: string;
  readonly offset: number;
  readonly source: Readable;
}

/**
 * Uploads on their way. `received` is what is on the disk for sure, and grows only from where it stood: of two connections that send the
 * same part, one is told to look again. So no lock outlives a process, and any node takes the next part.
 */
@Injectable()
export class Arrivals {
  constructor(
    private readonly db: Database,
    private readonly blobs: Blobs,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly partial: PartialFiles,
    private readonly quota: Quota,
  ) {}

  get maxBytes(): number {
    return this.partial.maxBytes;
  }

  async begin(ctx: RequestContext, { peer, ...owner }: Sender, file: Announced): Promise<Standing> {
    const { userId } = owner;
    const maxBytes = userId === null ? Math.min(strangers.bytes, this.maxBytes) : this.maxBytes;
    if (file.size > maxBytes) throw new ApiError('UPLOAD_TOO_LARGE', { maxBytes });
    return this.db.transaction(ctx, async (ctx) => {
      const refused = await this.quota.take(ctx, { peer, ...owner }, file.size);
      if (refused) throw new ApiError('retryAfter' in refused ? 'UPLOAD_QUOTA' : 'UPLOAD_TOO_LARGE', { ...refused });
      // Of a stranger, knowing the id is what says whose it is when it is attached: no time in it, random throughout.
      const id = userId === null ? randomUUID() : makeId();
      const upload = { id, ...owner, ...file, received: 0, state: 'uploading' as const, blobSha256: null, createdAt: this.clock.now() };
      await this.db.repo(ctx, Upload).insert(upload);
      return standing(upload);
    });
  }

  /** Of the caller's own; whatever else an id may name is not there. */
  async find(ctx: RequestContext, owner: Owner, id: string): Promise<Standing> {
    return standing(await this.own(ctx, owner, id));
  }

  /** Takes bytes from where the upload stands. What arrived before the connection broke is kept. */
  async receive(ctx: RequestContext, owner: Owner, { id, offset, source }: ArrivingPart): Promise<Standing> {
    const upload = await this.own(ctx, owner, id);
    if (upload.state !== 'uploading' || upload.received !== offset) throw new ApiError('UPLOAD_OFFSET', { received: upload.received });
    const { size } = upload;
    let received = offset;
    let overtaken = false;
    // The last step belongs to the blob: an upload that only lacks it is sent the end again.
    const reached = async (position: number): Promise<boolean> => {
      if (position === size) return true;
      overtaken = !(await advance(this.db, ctx, { id, received }, position));
      received = position;
      return !overtaken;
    };
    const end = await this.partial.write(ctx.workspace.id, id, { offset, upTo: size, source, reached }).catch((error: unknown) => {
      throw error instanceof PartTooLong ? new ApiError('UPLOAD_OFFSET', { received }) : error;
    });
    if (overtaken) throw new ApiError('UPLOAD_OFFSET', { received });
    if (end === size) await this.finish(ctx, upload);
    return standing({ ...upload, received: end });
  }

  /** Takes an upload away that nobody used; its place in the hour stays taken. */
  async remove(ctx: RequestContext, owner: Owner, id: string): Promise<void> {
    const upload = await this.own(ctx, owner, id);
    await this.db.repo(ctx, Upload).update({ id, state: upload.state }, { state: 'removed' });
    await this.partial.remove(ctx.workspace.id, id);
  }

  private async finish(ctx: RequestContext, { id, size }: Upload): Promise<void> {
    const { sha256 } = await this.blobs.put(ctx, await this.partial.read(ctx.workspace.id, id, size), { maxBytes: size });
    await this.db.transaction(ctx, async (ctx) => {
      if (await finish(this.db, ctx, id, sha256)) await this.jobs.request(ctx, scanBlob, { sha256 });
    });
    await this.partial.remove(ctx.workspace.id, id);
  }

  private async own(ctx: RequestContext, { userId, audience, formId }: Owner, id: string): Promise<Upload> {
    const upload = isId(id) ? await this.db.repo(ctx, Upload).findOneBy({ id, userId: userId ?? IsNull(), audience, formId: formId ?? IsNull() }) : null;
    const open = upload?.state === 'uploading' || upload?.state === 'finished';
    if (!upload || !open || this.clock.now() > expiry(upload)) throw new ApiError('NOT_FOUND');
    return upload;
  }
}

const expiry = ({ userId, createdAt }: Pick<Upload, 'userId' | 'createdAt'>): Date => new Date(createdAt.getTime() + (userId === null ? strangersKeptForMs : keptForMs));

const standing = (upload: Pick<Upload, 'id' | 'size' | 'received' | 'userId' | 'createdAt'>): Standing => ({ id: upload.id, size: upload.size, received: upload.received, expires: expiry(upload) });
