import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverFieldType } from '@meja/plugin-sdk/server/ticket';

/** What a department asks for on its cards besides the four parts. */
@Entity('handover_field')
export class HandoverField {
  @PrimaryColumn('uuid', { name: 'department_id' })
  departmentId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  label!: string;

  @Column('text')
  type!: HandoverFieldType;

  @Column('boolean')
  required!: boolean;

  @Column('text', { array: true })
  choices!: string[];

  @Column('int')
  position!: number;
}
