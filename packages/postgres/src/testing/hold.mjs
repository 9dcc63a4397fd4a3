// Starts PostgreSQL on a folder, says how it is reached, and holds it until it is stopped. Specs run it as another process.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [dataDir, port] = process.argv.slice(2);
const { startPostgres } = await import(pathToFileURL(join(import.meta.dirname, '../../dist/index.js')).href);
const say = (word, facts) => process.stdout.write(`${JSON.stringify({ word, ...facts })}\n`);
try {
  const options = { dataDir, settings: { fsync: 'off' }, onCrash: ({ final }) => say('crashed', { final }) };
  const server = await startPostgres(port ? { ...options, port: Number(port) } : options);
  say('ready', { url: server.url, port: server.port, attached: server.attached });
  process.once('SIGTERM', async () => {
    await server.stop();
    say('stopped', {});
    process.exit(0);
  });
  setInterval(() => undefined, 60_000);
} catch (error) {
  say('failed', { code: error.code, params: error.params, message: error.message });
  process.exit(1);
}
