import type { InstalledPlugin } from '@meja/plugin-sdk/server';
import type { TestServer as PluginTestServer } from '@meja/plugin-sdk/testing';
import { createTestServer } from './test-server.js';

/** The test server as plugin authors see it; `plugin-sdk/testing` loads this. */
export async function createPluginTestServer(options: { readonly plugins: readonly InstalledPlugin[]; readonly smtpUrl?: string }): Promise<PluginTestServer> {
  const server = await createTestServer(options);
  return {
    people: server.people,
    clock: server.clock,
    log: server.log,
    system: server.system,
    as: (person) => server.as(person),
    visitor: (audience) => server.visitor(audience),
    get: (token) => server.app.get(token, { strict: false }),
    receive: (channelId, bytes) => server.receive(server.main, channelId, bytes),
    settle: () => server.settle(),
    stop: () => server.stop(),
  };
}
