import { describe, expect, it } from '@jest/globals';
import { rule } from './scoped-repositories.mjs';
import { told } from './tree/plant.mjs';

const path = 'packages/core/src/modules/ticket/queries/ticket.reader.ts';

describe('scoped repositories', () => {
  it.each(['getRepository', 'InjectRepository', 'EntityManager', 'DataSource'])('refuses %s', (name) => {
    expect(told(rule, { [path]: `import { ${name} } from 'typeorm';` })).toEqual([`${path}:1 ${name} leads around the workspace of the caller. Use db.repo(ctx, Entity).`]);
  });

  it('wants the context first', () => {
    expect(told(rule, { [path]: 'const a = db.repo(Ticket);\nconst b = db.repo(ctx, Ticket);' })).toEqual([`${path}:1 The first argument of repo is the context, named ctx: db.repo(ctx, Entity).`]);
  });

  it('lets the kernel build what everybody else uses', () => {
    expect(told(rule, { 'packages/core/src/kernel/database/workspace-database.ts': "import { DataSource } from 'typeorm';" })).toEqual([]);
  });
});
