import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One entry of a ticket's dialogue: a public reply or an internal note. Never changed after it was written, but for taking its words away. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId!: string;

  /** Null for a sender from outside who is not the requester. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  /** As it was when the message was written. */
  @Column('text', { name: 'author_name' })
  authorName!: string;

  @Column('boolean', { name: 'from_agent' })
  fromAgent!: boolean;

  @Column('text')
  visibility!: 'public' | 'internal';

  @Column('text')
  channel!: string;

  /** False when only the sender's own word says who it is. */
  @Column('boolean', { name: 'sender_verified' })
  senderVerified!: boolean;

  @Column('text', { name: 'sender_address', nullable: true })
  senderAddress!: string | null;

  /** Sanitised before it was stored. */
  @Column('text', { name: 'body_html' })
  bodyHtml!: string;

  @Column('text', { name: 'body_text' })
  bodyText!: string;

  /** What it repeats of earlier messages; sanitised. */
  @Column('text', { name: 'quoted_html', nullable: true })
  quotedHtml!: string | null;

  @Column('text', { name: 'quoted_text', nullable: true })
  quotedText!: string | null;

  /** When its words were taken away. */
  @Column('timestamptz', { name: 'redacted_at', nullable: true })
  redactedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
