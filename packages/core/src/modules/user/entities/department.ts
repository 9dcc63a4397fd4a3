import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A group of agents for one kind of work. */
@Entity('department')
export class Department {
  @PrimaryColumn('uuid')
  id!: string;

  /** Short and stable, for configuration and seeds: `it`, `hr`. */
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  /** Where it stands in lists; smaller first. */
  @Column('integer')
  position!: number;
}
