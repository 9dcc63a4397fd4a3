import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A support level of a department: level 1 answers first. */
@Entity('tier')
export class Tier {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'department_id' })
  departmentId!: string;

  @Column('int')
  level!: number;

  @Column('text')
  name!: string;
}
