import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `uploading`: bytes are missing. `finished`: it may be attached. `used`: it is an attachment. `removed`: its owner took it away. */
export type UploadState = 'uploading' | 'finished' | 'used' | 'removed';

/** A file that somebody sends before the message it belongs to. Forgotten after a day; what it became lives on. */
@Entity('upload')
export class Upload {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null: of a stranger. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  /** The form of a stranger who sent it ahead; null when it came with the form, and for people. */
  @Column('uuid', { name: 'form_id', nullable: true })
  formId!: string | null;

  @Column('text')
  audience!: 'agent' | 'portal';

  @Column('text')
  name!: string;

  /** As the sender claims; never believed. */
  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('int')
  size!: number;

  /** Bytes that are on the disk for sure. */
  @Column('int')
  received!: number;

  @Column('text')
  state!: UploadState;

  @Column('text', { name: 'blob_sha256', nullable: true })
  blobSha256!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
