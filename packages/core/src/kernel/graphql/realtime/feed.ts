import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Log, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Notices } from '../../database/control.js';
import { eventsTopic } from '../../events/commit-notice.js';
import { Frames } from './frames.js';
import { scopeClass } from './scope-class.js';

/** What a subscription is told of, and how it is read. Made once, as a field of a resolver class. */
export interface FeedSource<Item> {
  /** Unique in the installation, for example `tickets`. */
  readonly name: string;
  /** What these events mean to whoever `ctx` is: ids and versions, no texts. An empty answer sends nothing. Called once for everybody who sees the same. */
  read(ctx: RequestContext, eventIds: readonly string[]): Promise<readonly Item[]>;
}

/** `collectMs`: events are collected for so long before they are read. `everyMs`: between two frames of one workspace. */
const pace = { collectMs: 10, everyMs: 250 };
const itemsPerFrame = 100;
const eventsPerRead = 500;
const triesAgainMs = 1_000;

/**
 * Committed events → frames for subscribers. One read per batch of events and scope class, however many watch.
 * @example async *ticketsChanged(ctx, args, parent, gql) { for await (const tickets of this.feed.follow(gql, this.changes)) yield { tickets }; }
 */
@Injectable()
export class Feed implements OnModuleDestroy {
  private readonly workspaces = new Map<string, Watched>();
  private readonly stopHearing: () => void;

  constructor(notices: Notices, private readonly log: Log) {
    this.stopHearing = notices.on(eventsTopic, ({ workspaceId, eventIds }) => this.hear(String(workspaceId), Array.isArray(eventIds) ? eventIds.map(String) : []));
  }

  /** Frames of at most a hundred items, from now until `gql.signal`. */
  follow<Item>(gql: Pick<GqlContext, 'ctx' | 'signal'>, source: FeedSource<Item>): AsyncIterableIterator<readonly Item[]> {
    const { ctx, signal } = gql;
    if (signal.aborted) return new Frames(signal, () => undefined);
    const watched = this.watched(ctx.workspace.id);
    const key = `${source.name} ${scopeClass(ctx)}`;
    const group = (watched.groups.get(key) as Group<Item> | undefined) ?? { source, members: new Map(), owed: [] };
    watched.groups.set(key, group);
    const frames: Frames<readonly Item[]> = new Frames(signal, () => {
      group.members.delete(frames);
      if (group.members.size === 0 && watched.groups.get(key) === group) watched.groups.delete(key);
      if (watched.groups.size === 0) this.forget(ctx.workspace.id);
    });
    group.members.set(frames, ctx);
    return frames;
  }

  onModuleDestroy(): void {
    this.stopHearing();
    for (const workspaceId of this.workspaces.keys()) this.forget(workspaceId);
  }

  private hear(workspaceId: string, eventIds: readonly string[]): void {
    const watched = this.workspaces.get(workspaceId);
    if (!watched) return;
    for (const eventId of eventIds) watched.events.add(eventId);
    this.schedule(watched, Math.max(pace.collectMs, watched.readAt + pace.everyMs - Date.now()));
  }

  private schedule(watched: Watched, inMs: number): void {
    watched.timer ??= setTimeout(() => void this.flush(watched), inMs);
  }

  private async flush(watched: Watched): Promise<void> {
    const eventIds = [...watched.events];
    watched.events.clear();
    watched.readAt = Date.now();
    await Promise.all([...watched.groups.values()].map((group) => this.tell(watched, group, eventIds)));
    watched.timer = null;
    if (watched.events.size > 0) this.schedule(watched, pace.everyMs);
    else if ([...watched.groups.values()].some((group) => group.owed.length > 0)) this.schedule(watched, triesAgainMs);
  }

  private async tell(watched: Watched, group: Group<unknown>, eventIds: readonly string[]): Promise<void> {
    const all = [...new Set([...group.owed, ...eventIds])];
    const [ctx] = group.members.values();
    if (!ctx || all.length === 0) return;
    const now = all.slice(0, eventsPerRead);
    try {
      const items = await group.source.read(ctx, now);
      group.owed = all.slice(eventsPerRead);
      for (let at = 0; at < items.length; at += itemsPerFrame) for (const frames of group.members.keys()) frames.push(items.slice(at, at + itemsPerFrame));
    } catch (error) {
      // Told again later, up to what a screen could still use; a client that reconnects asks for everything anyway.
      group.owed = all.slice(-eventsPerRead);
      this.log.warn('feed.read_failed', { source: group.source.name, workspaceId: ctx.workspace.id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private watched(workspaceId: string): Watched {
    const known = this.workspaces.get(workspaceId) ?? { groups: new Map(), events: new Set(), timer: null, readAt: 0 };
    this.workspaces.set(workspaceId, known);
    return known;
  }

  private forget(workspaceId: string): void {
    const watched = this.workspaces.get(workspaceId);
    if (watched?.timer) clearTimeout(watched.timer);
    this.workspaces.delete(workspaceId);
  }
}

interface Group<Item> {
  readonly source: FeedSource<Item>;
  /** Subscribers, and through whose eyes each sees; any will do, they see the same. */
  readonly members: Map<Frames<readonly Item[]>, RequestContext>;
  /** Events not yet read: too many at once, or the read failed. */
  owed: string[];
}

interface Watched {
  readonly groups: Map<string, Group<unknown>>;
  readonly events: Set<string>;
  timer: NodeJS.Timeout | null;
  readAt: number;
}
