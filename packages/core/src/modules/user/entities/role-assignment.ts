import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has which role where. */
@Entity('role_assignment')
export class RoleAssignment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'role_id' })
  roleId!: string;

  /** Null: in every department, those created later too. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;
}
