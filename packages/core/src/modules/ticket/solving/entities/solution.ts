import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What settled a ticket. Its words never change; a ticket that is solved again gets another one. */
@Entity('solution')
export class Solution {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId!: string;

  /** What the requester saw. */
  @Column('text')
  symptom!: string;

  /** Why it happened. */
  @Column('text')
  cause!: string;

  /** What settled it. */
  @Column('text')
  steps!: string;

  /** The first solution with these words, when this one is a reuse of it. */
  @Column('uuid', { name: 'reused_from_id', nullable: true })
  reusedFromId!: string | null;

  /** Null for the system. */
  @Column('uuid', { name: 'author_id', nullable: true })
  authorId!: string | null;

  /** As it was when the solution was written. */
  @Column('text', { name: 'author_name' })
  authorName!: string;

  /** When the requester said whether it holds: the link in the mail is used up then. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
