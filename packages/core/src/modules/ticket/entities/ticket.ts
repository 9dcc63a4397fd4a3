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

  /** Of the requester when the ticket was opened. */
  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  /** When it came to its present tier. */
  @Column('timestamptz', { name: 'tier_entered_at' })
  tierEnteredAt!: Date;

  /** How often it came back to a tier it had left. */
  @Column('int')
  bounces!: number;

  @Column('uuid', { name: 'solution_id', nullable: true })
  solutionId!: string | null;

  @Column('timestamptz', { name: 'solved_at', nullable: true })
  solvedAt!: Date | null;

  /** The closed ticket this one follows up. */
  @Column('uuid', { name: 'follow_up_of_id', nullable: true })
  followUpOfId!: string | null;

  /** Out of sight as spam or in the bin. */
  @Column('text', { name: 'removed_as', nullable: true })
  removedAs!: 'spam' | 'bin' | null;

  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

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
}
