import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody kept informed by mail of what is said in public. */
@Entity('follower')
export class Follower {
  @PrimaryColumn('uuid', { name: 'ticket_id' })
  ticketId!: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** Pending while only a mail proposed it: nothing is sent to them yet. */
  @Column('text')
  state!: 'pending' | 'following';

  /** Since then; they are told of nothing earlier. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
