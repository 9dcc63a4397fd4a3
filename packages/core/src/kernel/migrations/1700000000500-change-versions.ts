import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of the thing a change made, so that an editor who saw an older one is told what changed since. */
export class ChangeVersions1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table change add entity_version int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table change drop entity_version');
  }
}
