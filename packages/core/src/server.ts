import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InstalledPlugin } from '@meja/plugin-sdk/server/kernel';
import { assemble, RootModule, type Assembly, type InstallationSettings } from './assembly.js';
import { mountHealth } from './kernel/doors/health.js';
import type { PageDoor, Pages } from './kernel/doors/page-door.js';
import { installationOver, type Installation, type OpenOptions } from './installation.js';
import { Relay, Subscriptions } from './kernel/events/index.js';
import { doorSettings, fastifyOptions, GraphqlModule, isFromOurPages, OperationContexts, visitOf, type DoorSettings } from './kernel/graphql/index.js';
import { hostModules, registerContributions } from './kernel/plugins/index.js';
import { WorkerDesk } from './worker.js';
import { FileRoutes } from './modules/ticket/files/index.js';
import { TusRoute, uploadPaths, Uploads } from './modules/ticket/uploads/index.js';
import { UserModule } from './modules/user/index.js';

export interface ServerOptions extends OpenOptions {
  /** Left out: the APIs alone. */
  readonly pages?: Pages;
  readonly doors?: Partial<DoorSettings>;
}

export interface RunningServer extends Installation {
  /** `http://host:port`. */
  readonly address: string;
}

/** Starts the doors, the worker or both, as the role says. A worker answers the health checks only. */
export async function startServer(settings: InstallationSettings, plugins: readonly InstalledPlugin[], { pages, doors, ...options }: ServerOptions): Promise<RunningServer> {
  const assembly = await assemble(settings, plugins, options);
  const door = doorSettings({ trustedProxies: settings.trustedProxies, origins: [new URL(settings.publicUrl).origin], behindTls: settings.publicUrl.startsWith('https:'), scriptHashes: pages?.scriptHashes ?? [], ...doors });
  const graphql = GraphqlModule.forRoot({ contributors: assembly.contributors.all, hosts: hostModules(assembly.contributors.all), settings: door });
  const adapter = new FastifyAdapter(fastifyOptions(door));
  const app = await NestFactory.create<NestFastifyApplication>(RootModule.of([...assembly.imports, signedInEverywhere, graphql]), adapter, { logger: false, abortOnError: false });
  registerContributions(app);
  await assembly.notices.start();
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  mountHealth(fastify, assembly.control);
  if (settings.role !== 'worker') await mountPages(pageDoor(assembly, app, door), app, pages);
  const worker = new WorkerDesk(assembly.queue, app.get(Relay), app.get(Subscriptions), assembly);
  if (settings.role !== 'api') await worker.start();
  await app.listen(settings.port, settings.host);
  const installation = installationOver(assembly, app, async () => {
    // What is under way still needs every part: the parts end when nobody asks and nothing works any more.
    await Promise.all([fastify.close(), worker.stop()]);
    await app.close();
  });
  return { ...installation, address: await app.getUrl() };
}

/** Whoever opens a door needs to know who comes: the one thing of a module the kernel's doors ask for. */
const signedInEverywhere: DynamicModule = { module: class SignedIn {}, global: true, imports: [UserModule], exports: [UserModule] };

async function mountPages(door: PageDoor, app: NestFastifyApplication, pages: Pages | undefined): Promise<void> {
  app.get(FileRoutes, { strict: false }).mount(door);
  await app.get(TusRoute, { strict: false }).mount(door);
  for (const mount of pages?.routes ?? []) await mount(door);
}

function pageDoor({ contributors, keys }: Assembly, app: NestFastifyApplication, { origins }: DoorSettings): PageDoor {
  const contexts = app.get(OperationContexts, { strict: false });
  const uploads = app.get(Uploads, { strict: false });
  const workspaceOf = (request: Parameters<PageDoor['visit']>[0]) => {
    const { workspace } = visitOf(request.raw);
    if (!workspace) throw new Error('A page was asked for without a workspace.');
    return workspace;
  };
  return {
    fastify: app.getHttpAdapter().getInstance(),
    visit(request) {
      const { requestId, locale, caller } = visitOf(request.raw);
      return { requestId, locale, peer: caller.peer, host: caller.host, https: caller.https, workspace: workspaceOf(request) };
    },
    context: (request, audience) => contexts.signedIn(audience, visitOf(request.raw), request.headers),
    isFromOurPages: (request) => isFromOurPages(request, visitOf(request.raw).caller, origins),
    keepFiles: async (request, files) => uploads.fromForm(await contexts.signedIn('portal', visitOf(request.raw), request.headers), visitOf(request.raw).caller.peer, files),
    uploads: (visitor) => ({ path: uploadPaths.portal, pass: uploads.passFor(visitor) }),
    sign: (request, purpose, text) => keys.sign(workspaceOf(request), `page.${purpose}`, text),
    webHalves: contributors.plugins.flatMap(({ id, version, web }) => (web ? [{ id, version, folder: web }] : [])),
  };
}
