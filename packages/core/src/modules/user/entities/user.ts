import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '@meja/plugin-sdk/server/kernel';

/** Any person. Whoever has a role assignment is an agent; everybody active may ask for help. */
@Entity('app_user')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Lower case; the database refuses anything else. */
  @Column('text')
  email!: string;

  /** When somebody proved to read mail at this address; null while nobody did. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt!: Date | null;

  @Column('text')
  locale!: Locale;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deactivated_at', nullable: true })
  deactivatedAt!: Date | null;

  get isActive(): boolean {
    return this.deactivatedAt === null;
  }
}
