import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Page } from '@meja/core';
import { folderOf } from './folder-of.js';

const folder = join(folderOf('@meja/web'), 'dist');

/** Hashes of the inline scripts that the build wrote into the page. */
export const scriptHashes = (): string[] => (JSON.parse(readFileSync(join(folder, 'csp.json'), 'utf8')) as { scriptHashes: string[] }).scriptHashes;

/** The agent app: hashed assets for ever, the page itself always fresh. Its own paths are routed in the browser; a path that looks like a file is none of them. */
export const agentApp: Page = async ({ fastify }) => {
  const page = readFileSync(join(folder, 'index.html'));
  await fastify.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', decorateReply: false, index: false, immutable: true, maxAge: '365d' });
  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (/\.[^/]*$/.test(path)) return reply.callNotFound();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  });
};
