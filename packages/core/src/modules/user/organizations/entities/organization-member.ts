import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who belongs to which organization. */
@Entity('organization_member')
export class OrganizationMember {
  @PrimaryColumn('uuid', { name: 'organization_id' })
  organizationId!: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** Reads the tickets of the organization in the help centre. */
  @Column('boolean', { name: 'is_manager' })
  isManager!: boolean;

  /** The organization joined first is that of new tickets. */
  @Column('timestamptz', { name: 'joined_at' })
  joinedAt!: Date;
}
