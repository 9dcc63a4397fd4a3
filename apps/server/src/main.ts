// Serves an installation whose database is there and migrated; `meja start` also looks after both.
import { JsonLog, loadConfiguration } from '@meja/core';
import { pages, plugins } from './index.js';
import { serve } from './serve.js';

const configuration = loadConfiguration(process.env, process.cwd());
const log = new JsonLog({ level: configuration.logLevel });
const { databaseUrl } = configuration;
if (databaseUrl === null) {
  log.error('server.needs_database_url');
  process.exit(1);
}

const server = await serve({ ...configuration, databaseUrl }, plugins, { log, pages: pages() });
log.info('server.serving', { address: server.address, role: configuration.role });
