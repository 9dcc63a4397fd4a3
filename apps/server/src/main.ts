// Serves an installation whose database is there and migrated; `meja start` also looks after both.
import { JsonLog, loadConfiguration, startServer } from '@meja/core';
import { pages, plugins } from './index.js';

const configuration = loadConfiguration(process.env, process.cwd());
const log = new JsonLog({ level: configuration.logLevel });
const { databaseUrl } = configuration;
if (databaseUrl === null) {
  log.error('server.needs_database_url');
  process.exit(1);
}

const server = await startServer({ ...configuration, databaseUrl }, plugins, { log, pages: pages() });
log.info('server.serving', { address: server.address, role: configuration.role });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    const patience = setTimeout(() => process.exit(1), configuration.stopSeconds * 1_000);
    void server.stop().then(() => {
      clearTimeout(patience);
      process.exit(0);
    });
  });
}
