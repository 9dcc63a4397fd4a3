import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every agent may make API tokens of their own: a token never does more than its person may. */
export class ApiTokens1700000001500 implements MigrationInterface {
  readonly name = 'ApiTokens1700000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`update role set permissions = permissions || '{api-token.manage}' where key in ('lead', 'agent', 'light-agent') and not 'api-token.manage' = any(permissions)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update role set permissions = array_remove(permissions, 'api-token.manage') where key in ('lead', 'agent', 'light-agent')`);
  }
}
