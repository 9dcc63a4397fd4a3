import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScanState } from '@meja/plugin-sdk/server/kernel';

/** One content of a workspace. Attachments and raw mails point here; the bytes lie in the blob store. */
@Entity('blob')
export class Blob {
  @PrimaryColumn('text')
  sha256!: string;

  @Column('bigint', { transformer: { to: (size: number) => size, from: Number } })
  size!: number;

  @Column('text')
  scan!: ScanState;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
