import { Global, Module, type DynamicModule } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { Log, Texts, type Grants, type RequestContext, type Workspace } from '@meja/plugin-sdk/server/kernel';
import { Notices, WorkspaceDirectory } from '../../database/control.js';
import { kernelTexts, LocaleTexts } from '../../i18n/index.js';
import type { Contributor } from '../../plugins/contributor.js';
import { Authentication, type Audience, type SignedIn } from '../authentication.js';
import { GraphqlModule } from '../graphql.module.js';
import { Feed } from '../realtime/feed.js';
import { fastifyOptions } from '../http/fastify-options.js';
import { doorSettings, type DoorSettings } from '../settings.js';
import { Books, library, pagesPlugin } from './library.js';

/** The doors of both APIs on a free port, with the library behind them and everything else in memory. */
export async function openDoors(settings: Partial<DoorSettings> = {}, contributors: readonly Contributor[] = [library, pagesPlugin]) {
  const world = new World();
  const complete = doorSettings(settings);
  @Module({ imports: [WorldModule.of(world), GraphqlModule.forRoot({ contributors, hosts: [], settings: complete })] })
  class Doors {}
  const app = await NestFactory.create<NestFastifyApplication>(Doors, new FastifyAdapter(fastifyOptions(complete)), { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return { app, world, books: app.get(Books, { strict: false }), port, base: `http://127.0.0.1:${port}`, followers: () => followersOf(app.get(Feed, { strict: false })), close: () => app.close() };
}

/** How many the feed would tell now: nobody says so to who asked to be told. */
function followersOf(feed: Feed): number {
  const watched: Map<string, { groups: Map<string, { members: Map<unknown, unknown> }> }> = Reflect.get(feed, 'workspaces');
  return [...watched.values()].flatMap(({ groups }) => [...groups.values()]).reduce((sum, { members }) => sum + members.size, 0);
}

export type Doors = Awaited<ReturnType<typeof openDoors>>;

export const everywhere = (...ids: string[]): Grants => new Map(ids.map((id) => [id, 'everywhere'] as const));

/** Workspaces, sessions, notices and the log of a test. */
export class World {
  readonly workspace: Workspace = { id: 'w1', slug: 'main', name: 'Main' };
  readonly lines: { level: string; message: string; facts: Readonly<Record<string, unknown>> | undefined }[] = [];
  readonly sessions = new Map<string, SignedIn>();
  readonly hearers = new Map<string, Set<(note: Record<string, unknown>) => void>>();
  authenticationFault: Error | null = null;
  readonly revoked = new Set<string>();
  rights = 1;

  constructor() {
    this.signIn('agent-token', 'agent', everywhere('book.read', 'book.lend'));
    this.signIn('poor-token', 'agent', everywhere());
    this.signIn('requester-token', 'portal', everywhere('book.borrow'));
  }

  signIn(token: string, audience: Audience, grants: Grants): void {
    this.sessions.set(token, { actor: { kind: 'person', audience, userId: `user of ${token}`, name: token, sessionId: `session of ${token}`, grants }, locale: 'en', timeZone: 'UTC', rights: this.rights });
  }

  notice(topic: string, note: Record<string, unknown>): void {
    for (const hear of this.hearers.get(topic) ?? []) hear(note);
  }
}

@Global()
@Module({})
class WorldModule {
  static of(world: World): DynamicModule {
    const providers = [
      { provide: Log, useValue: logOf(world) },
      { provide: Texts, useValue: new LocaleTexts([kernelTexts()]) },
      { provide: WorkspaceDirectory, useValue: directoryOf(world) },
      { provide: Notices, useValue: noticesOf(world) },
      { provide: Authentication, useValue: authenticationOf(world) },
    ];
    return { module: WorldModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

export function logOf({ lines }: World): Log {
  const write = (level: string) => (message: string, facts?: Readonly<Record<string, unknown>>) => void lines.push({ level, message, facts });
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function directoryOf({ workspace }: World): WorkspaceDirectory {
  const known = async (found: boolean) => (found ? workspace : null);
  return { all: async () => [workspace], byId: (id) => known(id === workspace.id), bySlug: (slug) => known(slug === workspace.slug), isDemo: async () => false, byHost: (host) => known(/^(127\.0\.0\.1|desk\.example)(:\d+)?$/.test(host)) };
}

export function noticesOf(world: World): Notices {
  return {
    send: async (topic, note) => world.notice(topic, { ...note }),
    on(topic, hear) {
      const hearers = world.hearers.get(topic) ?? new Set();
      world.hearers.set(topic, hearers.add(hear));
      return () => hearers.delete(hear);
    },
  };
}

function authenticationOf(world: World): Authentication {
  return {
    async byToken(_ctx: RequestContext, audience: Audience, token: string) {
      if (world.authenticationFault) throw world.authenticationFault;
      const signedIn = world.sessions.get(token);
      return signedIn?.actor.audience === audience ? signedIn : null;
    },
    byBearer: async (_ctx, audience, token) => {
      const signedIn = world.sessions.get(token.replace(/^meja_/, ''));
      return token.startsWith('meja_') && signedIn?.actor.audience === audience ? { ...signedIn, actor: { ...signedIn.actor, byToken: true } } : null;
    },
    standing: async (sessionIds) => new Map(sessionIds.filter((id) => !world.revoked.has(id)).map((id) => [id, world.rights])),
  };
}
