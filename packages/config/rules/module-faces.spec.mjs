import { describe, expect, it } from '@jest/globals';
import { rule } from './module-faces.mjs';
import { told } from './tree/plant.mjs';

describe('module faces', () => {
  it('refuses the inside of another module and names its index', () => {
    const files = {
      'packages/core/src/modules/ticket/commands/create-ticket.ts': "import { user } from '../../user/queries/user.reader.js';\nimport { tiers } from '../../tier/index.js';",
      'packages/core/src/modules/user/queries/user.reader.ts': 'export const user = 1;',
      'packages/core/src/modules/tier/index.ts': 'export const tiers = 1;',
    };
    expect(told(rule, files)).toEqual([
      'packages/core/src/modules/ticket/commands/create-ticket.ts:1 packages/core/src/modules/user/queries/user.reader.ts is inside module user. Import from packages/core/src/modules/user/index.ts, and export it there if it belongs to the face.',
    ]);
  });

  it('shows an aggregate through its index, to its own module too', () => {
    const files = {
      'packages/core/src/modules/user/sessions/sessions.contribution.ts': 'export const sessions = 1;',
      'packages/core/src/modules/user/sessions/index.ts': "export { sessions } from './sessions.contribution.js';",
      'packages/core/src/modules/user/sessions/tokens.ts': 'export const token = 1;',
      'packages/core/src/modules/user/commands/sign-in.ts': "import '../sessions/index.js';\nimport '../sessions/tokens.js';",
      'packages/core/src/modules/ticket/commands/create-ticket.ts': "import '../../user/sessions/index.js';",
    };
    expect(told(rule, files)).toEqual([
      'packages/core/src/modules/user/commands/sign-in.ts:2 packages/core/src/modules/user/sessions/tokens.ts is inside an aggregate. Import from packages/core/src/modules/user/sessions/index.ts, and export it there if it belongs to the face.',
    ]);
  });

  it('keeps entities at home', () => {
    const files = { 'packages/core/src/modules/user/index.ts': "export { User } from './entities/user.js';", 'packages/core/src/modules/user/entities/user.ts': 'export class User {}' };
    expect(told(rule, files)).toEqual(['packages/core/src/modules/user/index.ts:1 No entity leaves its module. Hand out facts through a reader of the SDK instead.']);
  });

  it('refuses export * and paths into other packages', () => {
    const files = { 'packages/ui/src/index.ts': "export * from './button.js';\nimport '../../core/src/main.js';\nimport '@meja/core/dist/main.js';", 'packages/core/src/main.ts': 'export {};' };
    expect(told(rule, files)).toEqual([
      'packages/ui/src/index.ts:2 Import another package by its name, not by a path: ../../core/src/main.js.',
      'packages/ui/src/index.ts:3 @meja/core/dist/main.js is inside @meja/core. Import what its package.json exports.',
      'packages/ui/src/index.ts:1 Never `export *`: name what leaves the file, so that a review sees it.',
    ]);
  });
});
