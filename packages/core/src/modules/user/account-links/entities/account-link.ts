import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which somebody chooses a password. What it takes to use it is not in the database: the token is signed, not stored. */
@Entity('account_link')
export class AccountLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** The API it works at. */
  @Column('text')
  audience!: 'agent' | 'portal';

  @Column('text')
  kind!: 'invitation' | 'password_reset';

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** When a password was chosen by it, or by a later one of the same person. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
