import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '@meja/plugin-sdk/server/kernel';
import type { OutboundKind, OutboundState } from '@meja/plugin-sdk/server/ticket';

/** One message to one person outside. It holds ids and never words of the dialogue: those are read when it is sent, so that taking them away holds. */
@Entity('outbound_message')
export class OutboundRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: OutboundKind;

  /** Id of the channel that sends it. */
  @Column('text')
  channel!: string;

  /** Null for what is about an account. */
  @Column('uuid', { name: 'ticket_id', nullable: true })
  ticketId!: string | null;

  @Column('uuid', { name: 'message_id', nullable: true })
  messageId!: string | null;

  /** The solution, the link to an account, or the change of a password that it is about. */
  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId!: string | null;

  @Column('uuid', { name: 'recipient_id' })
  recipientId!: string;

  /** As it was when the message was asked for: every try goes to the same place. */
  @Column('text', { name: 'recipient_address' })
  recipientAddress!: string;

  @Column('text', { name: 'recipient_name' })
  recipientName!: string;

  @Column('text')
  locale!: Locale;

  /** Of the ticket, as it was then; null where nothing a stranger wrote may be repeated. */
  @Column('text', { nullable: true })
  subject!: string | null;

  /** Suppressed: decided that it is not sent; `lastError` says why. */
  @Column('text')
  state!: OutboundState | 'suppressed';

  @Column('int')
  attempts!: number;

  @Column('timestamptz', { name: 'next_attempt_at' })
  nextAttemptAt!: Date;

  /** Until then it belongs to whoever sends it. */
  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  /** Grows with every claim: who was paused and comes back settles nothing. */
  @Column('int')
  fence!: number;

  @Column('boolean')
  uncertain!: boolean;

  /** A key under `outbox.reasons` in the locale files, or one line of the other side. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  /** The channel's own id of it, by which later messages refer to it. */
  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  /** External ids of earlier messages of the thread, as they were at the first try; null before. */
  @Column('text', { name: 'thread_references', array: true, nullable: true })
  threadReferences!: string[] | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
