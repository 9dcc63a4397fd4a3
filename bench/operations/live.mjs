import { summary } from '../drive.mjs';
import { Audience } from '../live/audience.mjs';
import { chromiumPath, Desk } from '../live/desk.mjs';
import { queue } from './queue.mjs';

// As many tickets as change at once, and few enough that each is drawn without scrolling.
const changed = 16;
const changesPerSecond = 4;

/** A change, until it is on the screen of every other agent who follows it, while five hundred have the queue open. An operation is one screen. */
export const live = {
  id: 'B14',
  prepare: async (bench) => {
    const tickets = await ticketsOf(bench);
    const audience = await Audience.open(bench, bench.connected);
    await audience.listens(tickets).catch((error) => audience.stop().then(() => Promise.reject(error)));
    const desk = bench.hasPages && chromiumPath() ? await Desk.open(bench) : null;
    const seen = audience.departmentsOf.get(bench.caller.id);
    let next = 0;
    return {
      ceiling: (await queue.prepare(bench)).ceiling,
      end: () => Promise.all([audience.stop(), desk?.stop()]),
      // Each change is five hundred questions.
      warmUpMs: 1_000,
      /** So many changes at once, again and again, each time when all is calm. */
      async run({ concurrency, milliseconds, operations = Infinity }) {
        const found = new Found(desk !== null);
        for (let round = Math.ceil((milliseconds / 1_000) * changesPerSecond); round > 0 && found.screens < operations; round -= 1) {
          const some = Array.from({ length: concurrency }, () => tickets[next++ % tickets.length]);
          const drawn = new Map();
          const changes = await audience.change(some, async ([first]) => {
            if (desk && concurrency === 1 && seen.has(first.ticket.department)) drawn.set(first, await desk.drawn(first.word));
          });
          found.add(changes, drawn);
          await audience.calm();
        }
        return found.summary();
      },
    };
  },
};

/** Open tickets of every department, in turns. */
async function ticketsOf({ pool }) {
  const { rows } = await pool.query(
    `select id, number, department_id as department from (select *, row_number() over (partition by department_id order by updated_at desc) as place from ticket where status in ('open', 'waiting_for_requester') and removed_as is null) as seen
     order by place, department_id limit $1`,
    [changed],
  );
  return rows;
}

/** Times of many changes, in milliseconds. */
class Found {
  spans = { 'request → frame': [], 'answer → frame': [], 'request → shown': [], 'answer → shown': [], 'answer → drawn': [] };
  took = 0;

  constructor(isDrawn) {
    this.isDrawn = isDrawn;
  }

  get screens() {
    return this.spans['answer → shown'].length;
  }

  add(changes, drawn) {
    for (const change of changes) {
      const { requestedAt, answeredAt, answeredOn, reached } = change;
      for (const { framedAt, shownAt } of reached.values()) {
        this.note('request → frame', framedAt - requestedAt);
        this.note('answer → frame', framedAt - answeredAt);
        this.note('request → shown', shownAt - requestedAt);
        this.note('answer → shown', shownAt - answeredAt);
      }
      if (drawn.has(change)) this.note('answer → drawn', drawn.get(change) - answeredOn);
    }
    this.took += Math.max(...changes.flatMap(({ reached }) => [...reached.values()].map(({ shownAt }) => shownAt))) - Math.min(...changes.map(({ requestedAt }) => requestedAt));
  }

  /** A frame may well be faster than the answer. */
  note(span, milliseconds) {
    this.spans[span].push(Math.max(0, milliseconds));
  }

  summary() {
    const spans = Object.entries(this.spans).filter(([, times]) => times.length > 0).map(([part, times]) => ({ part, ...percentiles(times) }));
    return { ...summary(this.spans['answer → shown'], this.took), spans: this.isDrawn ? spans : [...spans, { part: 'answer → drawn', skipped: 'there is no Chromium, name one in CHROMIUM' }] };
  }
}

const percentiles = (times) => ({ p50: summary(times, 1).p50, p99: summary(times, 1).p99, max: Math.max(...times) });
