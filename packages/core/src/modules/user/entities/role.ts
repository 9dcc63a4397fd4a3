import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A named set of permissions. */
@Entity('role')
export class Role {
  @PrimaryColumn('uuid')
  id!: string;

  /** Short and stable: `admin`, `agent`. */
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  /** Ids of permissions, or `everyPermission`. One that no installed plugin declares any more means nothing. */
  @Column('text', { array: true })
  permissions!: string[];
}
