import { Client } from 'undici';
import { exchange } from '../drive.mjs';
import { countsQuery } from '../operations/counts.mjs';
import { queueQuery } from '../operations/queue.mjs';
import { ask, hasNoErrors } from '../operations/request.mjs';
import { Stream } from './stream.mjs';

// As the desk: what changed is drawn first, and numbers follow once a second.
const countsAfterMs = 150;
const countsEveryMs = 1_000;

/** An agent before the queue, without a browser: hears what changed and asks for the queue again, one question at a time, as the desk does. */
export class Screen {
  /** Tickets that were told of and not asked for yet, with the time of their frame. */
  framed = new Map();
  hasHeard = false;
  isAsking = false;
  counts = null;
  countedAt = 0;
  trouble = null;

  /** `shown` is told the answer to each question, and the frames that led to it. */
  static async open({ address, agent, shown }) {
    const screen = new Screen();
    Object.assign(screen, { agent, shown, client: new Client(address, { pipelining: 1 }) });
    screen.stream = await Stream.open({ address, headers: agent.headers }, (ids) => screen.hear(ids));
    return screen;
  }

  get isCalm() {
    return !this.isAsking && this.counts === null;
  }

  async stop() {
    clearTimeout(this.counts);
    await Promise.all([this.stream.stop(), this.client.close()]);
  }

  hear(ids) {
    this.hasHeard = true;
    for (const id of ids) this.framed.set(id, performance.now());
    this.counts ??= setTimeout(() => this.watched(this.count()), Math.max(countsAfterMs, this.countedAt + countsEveryMs - performance.now()));
    if (!this.isAsking) this.watched(this.refresh());
  }

  async refresh() {
    this.isAsking = true;
    while (this.framed.size > 0) {
      const framed = new Map(this.framed);
      this.framed.clear();
      const body = await this.question(queueQuery, { view: 'OPEN' });
      this.shown(this, { body, framed, at: performance.now() });
    }
    this.isAsking = false;
  }

  async count() {
    this.countedAt = performance.now();
    await this.question(countsQuery);
    this.counts = null;
  }

  /** Nobody waits for what a screen asks: what went wrong is kept for who looks. */
  watched(work) {
    work.catch((error) => (this.trouble ??= error));
  }

  async question(query, variables) {
    const { status, body } = await exchange(this.client, ask(this.agent, query, variables));
    if (status !== 200 || !hasNoErrors(body)) throw new Error(`A screen was answered ${status} ${body.toString().slice(0, 400)}`);
    return body;
  }
}
