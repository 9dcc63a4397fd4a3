export { createPluginTestServer } from './plugin-test-server.js';
export { TestClock } from './clock.js';
export { ownControlDatabase, type OwnControlDatabase } from './control-database.js';
export { TestLog } from './log.js';
export { addressOf, done, invitePeople, password, type People, type PersonName } from './people.js';
export { Followed, TestClient, type Answer, type AskOptions, type Json } from './test-client.js';
export { createTestServer, workspaceUrl, type TestServer, type TestServerOptions } from './test-server.js';
export { until } from './until.js';
