import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '@meja/testing/until';
import { DatabaseAddresses } from './addresses.js';
import { kernelControlMigrations, migrateControl } from './control-migrations.sql.js';
import { PgControlDatabase } from './control-database.sql.js';
import { WorkspaceCreation } from './creation.sql.js';
import { ControlDirectory } from './directory.sql.js';
import { WorkspaceDatabase } from './workspace-database.js';

const url = new URL(process.env['MEJA_TEST_DATABASE_URL'] ?? '');
const draftOf = (slug: string) => ({ slug, name: slug, hosts: [], demo: false });

describe('the database of a workspace', () => {
  let addresses: DatabaseAddresses;
  let database: WorkspaceDatabase;
  let node: Node;
  let server: pg.Client;
  let templates: string[];

  beforeEach(async () => {
    const name = `meja_creation_${randomBytes(5).toString('hex')}`;
    server = new pg.Client({ connectionString: url.toString() });
    await server.connect();
    await server.query(`create database ${name}`);
    addresses = new DatabaseAddresses(Object.assign(new URL(url), { pathname: `/${name}` }).toString());
    database = await WorkspaceDatabase.start({ type: 'postgres', url: addresses.control, entities: [], migrations: [leavesNamed(`leaf_${name}`)], migrationsTableName: 'migration' }, addresses);
    node = new Node(addresses.control);
    await migrateControl(node, kernelControlMigrations);
    templates = [];
  });
  afterEach(async () => {
    await database.stop();
    await node.stop();
    for (const name of [...templates, ...(await ours())]) {
      await server.query(`alter database ${name} with is_template false`);
      await server.query(`drop database ${name} with (force)`);
    }
    await server.end();
  });

  const ours = async () => (await server.query<{ name: string }>(`select datname as name from pg_database where datname like $1`, [`${addresses.controlName}%`])).rows.map(({ name }) => name);
  const creation = () => new WorkspaceCreation(node, new ControlDirectory(node, []), database, addresses);

  it('is made by two nodes at once, that both found no template, from the one whose name was there first', async () => {
    // Another node gives its template the name, and has not committed that when this one asks for the same.
    node.beforeRename = async (name) => {
      templates.push(name);
      await server.query(`create database ${addresses.controlName}_rival`);
      await server.query('begin');
      await server.query(`alter database ${addresses.controlName}_rival rename to ${name}`);
      node.whileRenaming = async () => {
        await until(async () => (await node.query(`select from pg_stat_activity where query like '%rename to "${name}"%' and wait_event_type = 'Lock'`)).length > 0, 'the second name');
        await server.query('commit');
      };
    };
    await creation().create(draftOf('alpha'));
    expect(await ours()).toEqual([addresses.controlName, `${addresses.controlName}_ws_alpha`].toSorted());
  });
});

/** Lets another node come first. */
class Node extends PgControlDatabase {
  beforeRename: ((name: string) => Promise<void>) | null = null;
  whileRenaming: (() => Promise<void>) | null = null;

  override async query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
    const [, name] = /^alter database .* rename to "(.*)"$/.exec(sql) ?? [];
    if (name === undefined) return super.query<Row>(sql, params);
    await this.beforeRename?.(name);
    const [answer] = await Promise.allSettled([super.query<Row>(sql, params), this.whileRenaming?.()]);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }
}

/** No other spec has this migration, so its template is not there yet. */
function leavesNamed(table: string) {
  return class Leaves1800000000000 implements MigrationInterface {
    name = `Leaves${table}1800000000000`;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`create table ${table} (id int primary key)`);
    }
    async down(): Promise<void> {}
  };
}
