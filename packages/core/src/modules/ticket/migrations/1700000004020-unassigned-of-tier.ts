import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many tickets of a tier nobody has is asked after every change by everybody who sees them: without this every open ticket is looked at. */
export class UnassignedOfTier1700000004020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index ticket_unassigned_tier on ticket (tier_id, updated_at, id) where assignee_id is null and status not in ('solved', 'closed') and removed_as is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ticket_unassigned_tier`);
  }
}
