import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the first bytes of a blob say it is. */
export class BlobSniffed1700000000600 implements MigrationInterface {
  readonly name = 'BlobSniffed1700000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table blob add sniffed text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table blob drop sniffed');
  }
}
