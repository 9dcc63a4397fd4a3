import { describe, expect, it } from '@jest/globals';
import { rule } from './licences.mjs';
import { told } from './tree/plant.mjs';

const installed = (name, license, more = {}) => ({ [`packages/core/node_modules/${name}/package.json`]: { name, version: '1.0.0', license, ...more } });
const core = (dependencies) => ({ 'packages/core/package.json': { name: '@meja/core', dependencies } });

describe('licences of what runs', () => {
  it('refuses a licence that binds a fork, also behind another package', () => {
    const files = { ...core({ a: '1' }), ...installed('a', 'MIT', { dependencies: { b: '1' }, peerDependencies: { tool: '1' }, peerDependenciesMeta: { tool: { optional: true } } }), ...installed('b', 'AGPL-3.0'), ...installed('tool', 'GPL-2.0') };
    expect(told(rule, files)).toEqual(['packages/core/package.json:1 b@1.0.0 has the licence AGPL-3.0. Choose another package, or add it with a reason to the exceptions of packages/config/rules/licences.mjs.']);
  });

  it('reads choices and combinations', () => {
    const files = { ...core({ a: '1', b: '1', c: '1' }), ...installed('a', '(GPL-3.0 OR MIT)'), ...installed('b', 'MIT AND GPL-3.0'), ...installed('c', undefined, { licenses: [{ type: 'BSD-3-Clause' }] }) };
    expect(told(rule, files)).toEqual([expect.stringContaining('b@1.0.0 has the licence MIT AND GPL-3.0.')]);
  });

  it('does not pass what is not installed or names no licence', () => {
    expect(told(rule, { ...core({ a: '1', b: '1' }), ...installed('b', undefined) })).toEqual([expect.stringContaining('a is not installed'), expect.stringContaining('b@1.0.0 has the licence unknown.')]);
  });

  it('looks at what a page bundles and not at tools', () => {
    const files = {
      'apps/web/package.json': { name: '@meja/web', devDependencies: { bundled: '1', tool: '1' } },
      'apps/web/src/main.ts': "import 'bundled';",
      'apps/web/node_modules/bundled/package.json': { name: 'bundled', version: '2.0.0', license: 'GPL-2.0' },
      'apps/web/node_modules/tool/package.json': { name: 'tool', version: '1.0.0', license: 'GPL-2.0' },
    };
    expect(told(rule, files)).toEqual([expect.stringContaining('bundled@2.0.0 has the licence GPL-2.0.')]);
  });
});
