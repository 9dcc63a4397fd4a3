import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TicketPriority, TicketStatus } from '@meja/plugin-sdk/server/ticket';

/** One matter a requester wants settled. */
@Entity('ticket')
export class Ticket {
  @PrimaryColumn('uuid')
  id!: string;

  /** For people: unique, never used again. */
  @Column('text')
  number!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  status!: TicketStatus;

  @Column('text')
  priority!: TicketPriority;

  /** Grows with every change. */
  @Column('int')
  version!: number;

  @Column('text')
  channel!: string;

  @Column('uuid', { name: 'department_id' })
  departmentId!: string;

  @Column('uuid', { name: 'tier_id' })
  tierId!: string;

  @Column('uuid', { name: 'requester_id' })
  requesterId!: string;

  @Column('boolean', { name: 'requester_verified' })
  requesterVerified!: boolean;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Column('jsonb', { name: 'custom_fields' })
  customFields!: Record<string, unknown>;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Last activity of anybody. */
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  /** Last public activity: all a requester may know of the time. */
  @Column('timestamptz', { name: 'public_updated_at' })
  publicUpdatedAt!: Date;

  get isClosed(): boolean {
    return this.status === 'closed';
  }

  /** Notes that something happened at `at`; `isPublic` when the requester may know. */
  touch(at: Date, isPublic: boolean): void {
    this.version++;
    this.updatedAt = at;
    if (isPublic) this.publicUpdatedAt = at;
  }
}
