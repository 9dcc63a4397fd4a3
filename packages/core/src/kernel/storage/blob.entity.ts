import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScanState } from '@meja/plugin-sdk/server/kernel';
import type { Sniffed } from './sniff.js';

/** One content of a workspace. Attachments and raw mails point here; the bytes lie in the blob store. */
@Entity('blob')
export class Blob {
  @PrimaryColumn('text')
  sha256!: string;

  @Column('bigint', { transformer: { to: (size: number) => size, from: Number } })
  size!: number;

  @Column('text')
  scan!: ScanState;

  /** The kind of file that its first bytes say it is; null for what is not shown. */
  @Column('text', { nullable: true })
  sniffed!: Sniffed | null;

  /** When these bytes came; when they came again, the last time, to the hour. */
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
