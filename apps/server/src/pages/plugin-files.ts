import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { BootRefused, type Page, type WebHalf } from '@meja/core';

/** Web halves of plugins: one manifest for the agent app, and their built files under a path that carries the version. */
export const pluginFiles: Page = async ({ fastify, webHalves, context }) => {
  const entries = webHalves.map(manifestEntry);
  fastify.get('/plugins/manifest.json', async (request, reply) => {
    const { actor } = await context(request, 'agent');
    return reply.header('cache-control', 'no-store').send(actor.kind === 'person' ? entries : []);
  });
  for (const { id, version, folder } of webHalves) {
    await fastify.register(fastifyStatic, { root: folder, prefix: `/plugins/${id}/${version}/`, decorateReply: false, index: false, immutable: true, maxAge: '365d' });
  }
};

/** What the plugin's build says of itself, with paths as the browser asks for them. */
function manifestEntry({ id, version, folder }: WebHalf): object {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new BootRefused(id, `web ${folder}`, 'There is no manifest.json in that folder. Correct the path, or build the plugin with: npx pnpm build');
  const { entry, css, ...said } = JSON.parse(readFileSync(file, 'utf8')) as { entry: string; css?: string | null };
  const path = (name: string): string => `/plugins/${id}/${version}/${name}`;
  return { ...said, id, version, entry: path(entry), css: css ? path(css) : null };
}
