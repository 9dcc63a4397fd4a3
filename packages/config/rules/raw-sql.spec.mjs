import { describe, expect, it } from '@jest/globals';
import { rule } from './raw-sql.mjs';
import { told } from './tree/plant.mjs';

const folder = 'packages/core/src/modules/ticket/queries';

describe('raw SQL', () => {
  it('refuses a query outside *.sql.ts, by its call and by its text', () => {
    const code = "const rows = await db.query(ctx, statement);\nconst statement = `select id from ticket where id = ${x}`;\nconst drop = 'drop table ticket';";
    expect(told(rule, { [`${folder}/ticket.reader.ts`]: code })).toEqual([
      `${folder}/ticket.reader.ts:1 Raw SQL stands in *.sql.ts only. Move the query to a function there, or use db.repo(ctx, Entity).`,
      `${folder}/ticket.reader.ts:3 This text is SQL. Move it to a function in a *.sql.ts file.`,
      `${folder}/ticket.reader.ts:2 This text is SQL. Move it to a function in a *.sql.ts file.`,
    ]);
  });

  it('lets the kernel hand a query through, without words of its own', () => {
    const code = "export const query = (sql) => pool.query(sql);\nconst own = 'delete from ticket';";
    expect(told(rule, { 'packages/core/src/kernel/database/pools.ts': code })).toEqual(['packages/core/src/kernel/database/pools.ts:2 This text is SQL. Move it to a function in a *.sql.ts file.']);
  });

  it('allows it in *.sql.ts, in migrations and in specs', () => {
    const code = "await db.query(ctx, 'select id from ticket');";
    const files = ['queries/ticket.sql.ts', 'migrations/1-tickets.ts', 'create-ticket.migration.ts', 'ticket.e2e-spec.ts'].map((name) => [`packages/core/src/modules/ticket/${name}`, code]);
    expect(told(rule, Object.fromEntries(files))).toEqual([]);
  });

  it('does not take words or a resolver for SQL', () => {
    expect(told(rule, { [`${folder}/a.ts`]: "const a = 'Select a view, then update it'; class R { @agent.query('ticket') ticket() {} }" })).toEqual([]);
  });
});
