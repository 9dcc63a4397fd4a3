import { shallowRef, triggerRef } from 'vue';
import { QueueDocument, type QueueQuery, type TicketRowFragment } from '../../generated/operations.js';
import { troubleOf, type Trouble } from '../../shared/graphql/trouble.js';
import { api } from '../../shared/session/session.js';
import { append, compare, insert, merge, startOrder } from './order.js';
import type { ViewOfQueue } from './views.js';

type Wanted = Pick<ViewOfQueue, 'view' | 'tierId'>;

/** What must stay in place: rows under a pointer or further down, and the ticket that is open. */
export interface Reading {
  readonly held: () => boolean;
  readonly openId: () => string | null;
}

/** The rows of a view: pages as they are scrolled to, each followed for changes of its rows. */
export class QueueFeed {
  readonly rows = shallowRef(new Map<string, TicketRowFragment>());
  readonly order = shallowRef(startOrder([]));
  readonly trouble = shallowRef<Trouble | null>(null);
  readonly ready = shallowRef(false);
  readonly nextCursor = shallowRef<string | null>(null);
  private readonly changed = new Set<string>();
  private first: readonly string[] = [];
  private busy = false;
  private refreshing = false;
  private again = false;
  private arriving = Promise.resolve();
  private stops: (() => void)[] = [];

  constructor(
    private readonly wanted: () => Wanted,
    private readonly reading: Reading,
  ) {}

  open(): void {
    this.stop();
    this.rows.value = new Map();
    this.order.value = startOrder([]);
    this.ready.value = false;
    this.nextCursor.value = null;
    this.changed.clear();
    let settled = false;
    void this.follow(null, (page, ids, stale) => {
      if (settled) return;
      // What the cache knew is shown at once and set right by the answer; after that rows keep their places.
      settled = !stale;
      this.first = ids;
      this.order.value = startOrder(ids);
      this.nextCursor.value = cursorAfter(page);
      this.ready.value = true;
    });
  }

  /** Reads the next page; done when it is here. */
  async more(): Promise<void> {
    const after = this.nextCursor.value;
    if (this.busy || after === null) return this.arriving;
    await this.follow(after, (page, ids) => {
      this.order.value = append(this.order.value, ids);
      if (this.nextCursor.value === after) this.nextCursor.value = cursorAfter(page);
    });
  }

  /** Reads on until nothing is left, or until so many rows are here. */
  async all(most: number): Promise<void> {
    const asked = this.wanted();
    for (let cursor = this.nextCursor.value; cursor !== null && this.order.value.shown.length < most; cursor = this.nextCursor.value) {
      await this.more();
      if (this.nextCursor.value === cursor || !same(asked, this.wanted())) return;
    }
  }

  noteChanged(ids: readonly string[]): void {
    for (const id of ids) this.changed.add(id);
  }

  /** Asks for the first page again: what changed stands there, or has left the view. One question at a time: what changes meanwhile is asked for afterwards. */
  async refresh(): Promise<void> {
    this.again = true;
    if (this.refreshing) return;
    this.refreshing = true;
    while (this.again) {
      this.again = false;
      await this.readFirst();
    }
    this.refreshing = false;
  }

  private async readFirst(): Promise<void> {
    const asked = this.wanted();
    const seen = new Set(this.changed);
    const { data, error } = await api.value.query(QueueDocument, { ...asked, after: null }, { requestPolicy: 'network-only' }).toPromise();
    if (!same(asked, this.wanted())) return;
    this.trouble.value = error ? troubleOf(error) : null;
    if (!data) return;
    for (const id of seen) this.changed.delete(id);
    this.first = this.keep(data);
    this.order.value = this.ready.value ? compare(this.order.value, this.first, seen) : startOrder(this.first);
    this.ready.value = true;
    if (!this.reading.held()) this.settle();
  }

  /** Shows everything where it belongs. */
  merge(): void {
    this.order.value = merge(this.order.value, this.first, this.reading.openId());
  }

  /** Shows what is new without moving what is there. */
  settle(): void {
    this.order.value = insert(this.order.value, this.reading.openId());
  }

  stop(): void {
    for (const each of this.stops) each();
    this.stops = [];
    this.busy = false;
  }

  private follow(after: string | null, arrived: (page: QueueQuery, ids: readonly string[], stale: boolean) => void): Promise<void> {
    this.busy = true;
    this.arriving = new Promise((done) => {
      const { unsubscribe } = api.value.query(QueueDocument, { ...this.wanted(), after }, { requestPolicy: 'cache-and-network' }).subscribe(({ data, error, stale }) => {
        if (data) arrived(data, this.keep(data), stale);
        if (stale) return;
        this.trouble.value = error ? troubleOf(error) : null;
        this.busy = false;
        done();
      });
      this.stops.push(unsubscribe, done);
    });
    return this.arriving;
  }

  private keep({ queue }: QueueQuery): readonly string[] {
    for (const { node } of queue.edges) this.rows.value.set(node.id, node);
    triggerRef(this.rows);
    return queue.edges.map(({ node }) => node.id);
  }
}

const same = (a: Wanted, b: Wanted) => a.view === b.view && a.tierId === b.tierId;
const cursorAfter = ({ queue: { pageInfo } }: QueueQuery) => (pageInfo.hasNextPage ? pageInfo.endCursor : null);
