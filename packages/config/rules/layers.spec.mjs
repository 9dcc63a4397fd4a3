import { describe, expect, it } from '@jest/globals';
import { rule } from './layers.mjs';
import { told } from './tree/plant.mjs';

const sdk = {
  'packages/plugin-sdk/package.json': { name: '@meja/plugin-sdk', exports: { './server': './dist/server/index.js', './server/kernel': './dist/server/kernel/index.js', './server/ticket': './dist/server/ticket/index.js', './web': './dist/web/index.js' } },
  'packages/plugin-sdk/src/server/index.ts': "export { on } from './kernel/index.js';",
  'packages/plugin-sdk/src/server/kernel/index.ts': 'export const on = 1;',
  'packages/plugin-sdk/src/server/ticket/index.ts': 'export const ticketCreated = 1;',
  'packages/plugin-sdk/src/web/index.ts': 'export const defineWeb = 1;',
};
const module = (name, code) => ({ [`packages/core/src/modules/${name}/index.ts`]: code });

describe('layers', () => {
  it('lets a module import modules to its left only, and names the event file', () => {
    expect(told(rule, { ...module('ticket', "import '../knowledge-base/index.js';\nimport '../user/index.js';"), ...module('knowledge-base', 'export {};'), ...module('user', 'export {};') })).toEqual([
      'packages/core/src/modules/ticket/index.ts:1 ticket may not import knowledge-base. Publish an event (packages/plugin-sdk/src/server/ticket/events.ts) and listen to it there.',
    ]);
  });

  it('keeps the public words of a later module from an earlier one', () => {
    expect(told(rule, { ...sdk, ...module('user', "import { ticketCreated } from '@meja/plugin-sdk/server/ticket';") })).toEqual([expect.stringContaining('user may not import plugin-sdk/ticket. Publish an event')]);
  });

  it('keeps nouns out of the kernel', () => {
    expect(told(rule, { ...sdk, ...module('user', 'export {};'), 'packages/core/src/kernel/events/relay.ts': "import '../../modules/user/index.js';\nimport '@meja/plugin-sdk/server/kernel';" })).toEqual([
      'packages/core/src/kernel/events/relay.ts:1 kernel may not import user. The kernel knows no noun of the helpdesk: let the module register what it adds, in a shape of packages/plugin-sdk/src/server/kernel.',
    ]);
  });

  it('keeps everything of ours out of the SDK', () => {
    expect(told(rule, { ...sdk, 'packages/plugin-sdk/src/server/kernel/events.ts': "import '@meja/core';" })).toEqual([expect.stringContaining('plugin-sdk/kernel may not import core. The SDK is the contract')]);
  });

  it('gives a plugin one door, in its specs too', () => {
    const files = { ...sdk, 'plugins/pager/server/index.ts': "import { on } from '@meja/plugin-sdk/server';\nimport '@meja/core';", 'plugins/pager/server/pager.e2e-spec.ts': "import '@meja/core/kernel';", 'plugins/pager/vite.config.ts': "import '@meja/plugin-sdk/web';" };
    expect(told(rule, files)).toEqual([
      'plugins/pager/server/index.ts:2 server of plugin pager may not import core. Use @meja/plugin-sdk/server only; what is missing there belongs into the SDK first.',
      expect.stringContaining('plugins/pager/server/pager.e2e-spec.ts:1 '),
    ]);
  });

  it('keeps the halves of a plugin apart', () => {
    expect(told(rule, { 'plugins/pager/server/page.ts': 'export const a = 1;', 'plugins/pager/web/Panel.vue': "<script setup lang=\"ts\">\nimport { a } from '../server/page.js';\n</script>" })).toEqual([
      'plugins/pager/web/Panel.vue:2 web of a plugin may not import its server: they run in different processes. Ask over GraphQL.',
    ]);
  });

  it('lets pages stand on features and features on what is shared', () => {
    expect(
      told(rule, {
        'apps/web/src/pages/queue/QueuePage.vue': "<script setup lang=\"ts\">\nimport '../../features/queue/rows.js';\n</script>",
        'apps/web/src/features/queue/rows.ts': "import '../composer/draft.js';\nimport '../../shared/api.js';",
        'apps/web/src/features/composer/draft.ts': 'export {};',
        'apps/web/src/shared/api.ts': "import '../features/queue/rows.js';",
      }),
    ).toEqual([
      'apps/web/src/features/queue/rows.ts:1 Feature queue may not import feature composer. Let a page put both together, or move what both need to shared.',
      'apps/web/src/shared/api.ts:1 shared may not import features: pages → features → shared. Hand it in as a prop or a slot, or move it down.',
    ]);
  });

  it('keeps test tools out of the product', () => {
    const files = { 'packages/testing/package.json': { name: '@meja/testing', exports: { '.': './dist/index.js' } }, 'packages/testing/src/index.ts': 'export {};', ...module('user', "import '@meja/testing';"), 'packages/core/src/modules/user/user.e2e-spec.ts': "import '@meja/testing';" };
    expect(told(rule, files)).toEqual(['packages/core/src/modules/user/index.ts:1 Only specs may import testing. Move what the product needs out of it.']);
  });

  it('lets resolvers take types from the schema package, never values', () => {
    const files = { 'packages/schema/package.json': { name: '@meja/schema', exports: { './agent': './dist/agent.js' } }, ...module('user', "import type { Resolvers } from '@meja/schema/agent';\nimport { x } from '@meja/schema/agent';") };
    expect(told(rule, files)).toEqual(['packages/core/src/modules/user/index.ts:2 user may not import schema. Use `import type`: the schema package holds types.']);
  });

  it('keeps GraphQL out of the design system', () => {
    expect(told(rule, { 'packages/ui/src/list.ts': "import { useQuery } from '@urql/vue';" })).toEqual(['packages/ui/src/list.ts:1 ui may not know GraphQL. Hand the values in as props.']);
  });
});
