import { Column, Entity, PrimaryColumn } from 'typeorm';

export type InboundState = 'received' | 'stored' | 'duplicate' | 'quarantined';

/** The ledger: one row for every delivery from outside, written before anything is read of it. */
@Entity('inbound_message')
export class InboundRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  channel!: string;

  /** Of the raw bytes, which are kept as a blob. */
  @Column('text')
  sha256!: string;

  @Column('text')
  state!: InboundState;

  /** Why it is in quarantine: a key under `quarantine` in the channel's locale files. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  /** Of sender, subject, text and files: two deliveries of one message agree in it, whatever their headers say. */
  @Column('text', { name: 'content_hash', nullable: true })
  contentHash!: string | null;

  @Column('uuid', { name: 'message_id', nullable: true })
  messageId!: string | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;
}
