import { packageName } from './tree/imports.mjs';

/** Nothing leaves the process but through the outbound gate: it checks addresses, keeps time limits and can be silenced. */
export const rule = {
  check(tree) {
    return tree.sources.filter((file) => isServer(file.path) && !file.path.startsWith('packages/core/src/kernel/outbound/')).flatMap((file) => [...imported(tree, file), ...called(file)]);
  },
};

const isServer = (path) => /^(packages\/(core|cli|postgres|plugin-sdk\/src\/server)|apps\/(server|portal)|plugins\/[^/]+\/server)\//.test(path);
const remedy = 'Ask the port Outbound of @meja/plugin-sdk/server; only packages/core/src/kernel/outbound opens connections.';

const clients = new Set(['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'http', 'https', 'http2', 'net', 'tls', 'dgram', 'undici', 'ws', 'axios', 'got', 'ky', 'node-fetch', 'nodemailer', 'imapflow', 'meilisearch', 'graphql-request']);

/** Doors that let others in, and the pipe to our own database server. */
const inbound = [
  { path: /^packages\/core\/src\/kernel\/graphql\//, modules: ['ws', 'node:http'], reason: 'serves HTTP and WebSocket' },
  { path: /^packages\/core\/src\/kernel\/outbound\//, modules: [...clients], reason: 'the gate' },
  { path: /^plugins\/channel-email\/server\/sending\//, modules: ['nodemailer'], reason: 'writes mail, and speaks SMTP over a connection that the gate opened' },
  { path: /^packages\/postgres\/src\//, modules: ['node:net'], reason: 'looks for a free port and knocks at the local server' },
  { path: /^(apps\/server|packages\/cli)\//, modules: ['node:net'], reason: 'looks whether a port is taken before listening' },
];

/** Look at an address, never at the network. */
const harmless = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress', 'STATUS_CODES']);

function imported(tree, file) {
  const excused = inbound.filter(({ path }) => path.test(file.path)).flatMap(({ modules }) => modules);
  return tree
    .imports(file)
    .filter(({ specifier, typeOnly, names }) => !typeOnly && !(names.length > 0 && names.every((name) => harmless.has(name))) && clients.has(packageName(specifier)) && !excused.includes(packageName(specifier)))
    .map(({ specifier, line }) => ({ file: file.path, line, message: `${specifier} opens connections. ${remedy}` }));
}

function called(file) {
  const calls = file.nodes('CallExpression').filter(({ callee }) => callee.name === 'fetch' || (callee.property?.name === 'fetch' && callee.object.name === 'globalThis'));
  const sockets = file.nodes('NewExpression').filter(({ callee }) => ['WebSocket', 'EventSource', 'XMLHttpRequest'].includes(callee.name));
  return [...calls, ...sockets].map((node) => ({ file: file.path, line: file.line(node.start), message: `${node.callee.name ?? 'fetch'} opens a connection. ${remedy}` }));
}
