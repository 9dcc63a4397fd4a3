import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of a message. Its bytes are a blob; its name is only ever shown. */
@Entity('attachment')
export class Attachment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'message_id' })
  messageId!: string;

  @Column('text', { name: 'blob_sha256' })
  blobSha256!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('int')
  size!: number;

  @Column('int')
  position!: number;

  /** By which the HTML of its message refers to it (`cid:`). */
  @Column('text', { name: 'content_id', nullable: true })
  contentId!: string | null;
}
