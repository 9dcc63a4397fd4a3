import { describe, expect, it } from '@jest/globals';
import { rule } from './sizes.mjs';
import { told } from './tree/plant.mjs';

const lines = (count) => 'a;\n'.repeat(count);

describe('sizes', () => {
  it('measures files by what they are', () => {
    const files = {
      'packages/core/src/kernel/a.ts': lines(301),
      'packages/core/src/kernel/a.spec.ts': lines(401),
      'packages/core/src/modules/user/entities/user.ts': lines(151),
      'apps/web/src/pages/Queue.vue': '\n'.repeat(251),
      'packages/core/src/kernel/b.ts': lines(300),
    };
    expect(told(rule, files)).toEqual([
      'packages/core/src/kernel/a.spec.ts:401 401 lines, at most 400. Split the spec by what it tells.',
      'packages/core/src/kernel/a.ts:301 301 lines, at most 300. Take one idea out into a file of its own.',
      'packages/core/src/modules/user/entities/user.ts:151 151 lines, at most 150. An entity is one table and what must stay true of a row; move the rest to a command or a reader.',
      'apps/web/src/pages/Queue.vue:251 251 lines, at most 250. Take a part out as a component, or the logic out as a composable.',
    ]);
  });

  it('counts what a constructor takes', () => {
    const parts = (count) => Array.from({ length: count }, (_, at) => `private readonly p${at}: P`).join(', ');
    expect(told(rule, { 'packages/core/src/a.ts': `class A { constructor(${parts(8)}) {} }\nclass B { constructor(${parts(7)}) {} }` })).toEqual(['packages/core/src/a.ts:1 The constructor takes 8 parts, at most 7. The class does two things: split it.']);
  });

  it('counts parameters after ctx', () => {
    expect(told(rule, { 'packages/core/src/a.ts': 'function a(ctx: C, b: B, c: B, d: B, e: B) {}\nfunction f(db: D, ctx: C, b: B, c: B, d: B) {}\nconst g = (a, b, c, d) => 1;\nfield.resolve = (parent, args, gql, query) => 1;' })).toEqual([
      'packages/core/src/a.ts:1 4 parameters after ctx, at most 3. Take one object with named parts.',
      'packages/core/src/a.ts:3 4 parameters, at most 3. Take one object with named parts.',
    ]);
  });

  it('keeps functions, and above all resolvers, short', () => {
    const body = (count) => `{\n${lines(count - 2)}}`;
    expect(told(rule, { 'packages/core/src/a.ts': `function a() ${body(61)}`, 'packages/core/src/modules/user/api/agent/user.resolver.ts': `class R {\n  @agent.query('viewer') viewer() ${body(16)}\n}` })).toEqual([
      'packages/core/src/a.ts:1 61 lines in one function, at most 60. Give its steps names of their own.',
      'packages/core/src/modules/user/api/agent/user.resolver.ts:2 16 lines in one field, at most 15. A resolver calls a command or a reader; move the work there.',
    ]);
  });

  it('splits a module over 40 files into folders with a face', () => {
    const files = (folder, count) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`packages/core/src/modules/user/${folder}/q${at}.ts`, 'export {};']));
    expect(told(rule, { ...files('queries', 41) })).toEqual(['packages/core/src/modules/user/index.ts:1 41 files in one module, at most 40. Split it into aggregates: folders of the same shape that meet through an index.ts of their own.']);
    expect(told(rule, { ...files('queries', 30), ...files('sessions', 30), 'packages/core/src/modules/user/sessions/index.ts': 'export {};' })).toEqual([]);
  });
});
