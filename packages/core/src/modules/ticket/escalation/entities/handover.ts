import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverFieldValue, HandoverKind } from '@meja/plugin-sdk/server/ticket';

/** The card that travelled with a ticket from one tier to another. It never changes. */
@Entity('handover')
export class Handover {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  kind!: HandoverKind;

  @Column('uuid', { name: 'from_department_id' })
  fromDepartmentId!: string;

  @Column('uuid', { name: 'from_tier_id' })
  fromTierId!: string;

  @Column('uuid', { name: 'to_department_id' })
  toDepartmentId!: string;

  @Column('uuid', { name: 'to_tier_id' })
  toTierId!: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  /** As it was when the card was written. */
  @Column('text', { name: 'author_name' })
  authorName!: string;

  @Column('text')
  tried!: string;

  @Column('text')
  evidence!: string;

  @Column('text')
  question!: string;

  @Column('text')
  promised!: string;

  /** Why it was given back; empty otherwise. */
  @Column('text')
  reason!: string;

  /** With the labels of that time, so that a card reads the same when the department asks for other things. */
  @Column('jsonb')
  fields!: HandoverFieldValue[];

  /** How long the ticket was at the tier it left, that time. */
  @Column('int')
  seconds!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
