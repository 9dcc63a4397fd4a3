import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody wants to be phoned about a ticket. The ticket is an id: no relation crosses the border of a plugin. */
@Entity('example_call')
export class Call {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'ticket_id' })
  ticketId!: string;

  @Column('text')
  phone!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
