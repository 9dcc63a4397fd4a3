import { describe, expect, it } from '@jest/globals';
import { rule } from './outbound-only.mjs';
import { told } from './tree/plant.mjs';

const remedy = 'Ask the port Outbound of @meja/plugin-sdk/server; only packages/core/src/kernel/outbound opens connections.';

describe('the way out of the process', () => {
  it.each(['node:https', 'net', 'undici', 'nodemailer'])('refuses %s in the server code of a plugin', (module) => {
    expect(told(rule, { 'plugins/pager/server/send.ts': `import x from '${module}';` })).toEqual([`plugins/pager/server/send.ts:1 ${module} opens connections. ${remedy}`]);
  });

  it('refuses fetch and WebSocket', () => {
    expect(told(rule, { 'packages/core/src/kernel/jobs/a.ts': "await fetch(url);\nnew WebSocket(url);\nconst f = await globalThis.fetch(url);" })).toEqual([
      `packages/core/src/kernel/jobs/a.ts:1 fetch opens a connection. ${remedy}`,
      `packages/core/src/kernel/jobs/a.ts:3 fetch opens a connection. ${remedy}`,
      `packages/core/src/kernel/jobs/a.ts:2 WebSocket opens a connection. ${remedy}`,
    ]);
  });

  it('leaves the gate, types, looks at an address and the browser alone', () => {
    const files = { 'packages/core/src/kernel/log/peer.ts': "import { isIP } from 'node:net';", 'packages/core/src/kernel/outbound/gate.ts': "import { Agent } from 'undici';", 'packages/core/src/kernel/log/log.ts': "import type { IncomingMessage } from 'node:http';", 'apps/web/src/shared/api.ts': "await fetch('/graphql');" };
    expect(told(rule, files)).toEqual([]);
  });
});
