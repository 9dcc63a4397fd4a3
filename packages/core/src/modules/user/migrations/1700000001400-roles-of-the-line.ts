import type { MigrationInterface, QueryRunner } from 'typeorm';

const working = ['api-token.manage', 'ticket.edit', 'ticket.escalate', 'ticket.transfer', 'ticket.solve', 'ticket.remove'];

/** What the roles may do besides what they could before. Administrators hold everything. */
export const addedRights: Readonly<Record<string, readonly string[]>> = {
  agent: working,
  lead: [...working, 'ticket.redact', 'ticket.outbound.read', 'department.configure-handover', 'organization.manage'],
};

export class RolesOfTheLine1700000001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [key, added] of Object.entries(addedRights))
      await runner.query(`update role set permissions = permissions || array(select unnest($2::text[]) except select unnest(permissions)) where key = $1`, [key, added]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [key, added] of Object.entries(addedRights))
      await runner.query(`update role set permissions = array(select unnest(permissions) except select unnest($2::text[])) where key = $1`, [key, added]);
  }
}
