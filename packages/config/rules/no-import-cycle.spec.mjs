import { describe, expect, it } from '@jest/globals';
import { rule } from './no-import-cycle.mjs';
import { told } from './tree/plant.mjs';

describe('no import cycle', () => {
  it('names the files of a cycle over three files, types included', () => {
    expect(
      told(rule, {
        'packages/core/src/a.ts': "import { b } from './b.js';\nexport const a = b;",
        'packages/core/src/b.ts': "import type { C } from './c.js';\nexport const b: C = 1;",
        'packages/core/src/c.ts': "export const c = 1;\nexport type { a } from './a.js';",
      }),
    ).toEqual([
      'packages/core/src/a.ts:1 Import cycle: packages/core/src/a.ts → packages/core/src/b.ts → packages/core/src/c.ts → packages/core/src/a.ts. ' +
        'Move what both need to a file of its own, or publish an event instead of calling back.',
    ]);
  });

  it('follows packages by name and components by file', () => {
    expect(
      told(rule, {
        'packages/ui/package.json': { name: '@meja/ui', exports: { '.': './src/index.ts' } },
        'packages/ui/src/index.ts': "export { default as Button } from './Button.vue';",
        'packages/ui/src/Button.vue': '<template><b /></template>\n<script setup lang="ts">\nimport { other } from \'@meja/ui\';\n</script>',
      }),
    ).toEqual([expect.stringMatching(/^packages\/ui\/src\/Button\.vue:3 Import cycle: .*Button\.vue → .*index\.ts → .*Button\.vue\./)]);
  });

  it('is quiet about two files that share a third', () => {
    expect(
      told(rule, {
        'packages/core/src/a.ts': "import { c } from './c.js';\nexport const a = c;",
        'packages/core/src/b.ts': "import { c } from './c.js';\nexport const b = c;",
        'packages/core/src/c.ts': 'export const c = 1;',
      }),
    ).toEqual([]);
  });
});
