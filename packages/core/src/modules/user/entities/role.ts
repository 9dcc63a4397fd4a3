import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Everybody active holds this role; it is never assigned. */
export const requesterRole = 'requester';

/** Stands for every permission that core and the installed plugins declare. */
export const everyPermission = '*';

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
