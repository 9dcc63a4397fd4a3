import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A company of requesters. */
@Entity('organization')
export class Organization {
  @PrimaryColumn('uuid')
  id!: string;

  /** One organization has it, in whatever case. */
  @Column('text')
  name!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
