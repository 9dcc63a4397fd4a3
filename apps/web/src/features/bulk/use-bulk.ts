import { shallowRef } from 'vue';
import { DestroyTicketDocument, EditTicketsDocument, RestoreTicketDocument, type TicketRowFragment } from '../../generated/operations.js';
import { idempotent } from '../../shared/graphql/idempotency.js';
import { t } from '../../shared/i18n/index.js';
import { isRefusal, sentenceOf } from '../../shared/refusals/sentences.js';
import { api } from '../../shared/session/session.js';
import { useToasts } from '../../shared/ui/toasts.js';
import { chunksOf, wayBack, type BulkChange } from './changes.js';

/** A ticket that stayed as it was, and why. */
export interface Unchanged {
  readonly ticket: TicketRowFragment;
  readonly why: string;
}
type Outcome = { readonly done: readonly TicketRowFragment[]; readonly unchanged: readonly Unchanged[] };

/** Changes many tickets; each answers for itself. `changed` hears which ones it worked for. */
export function useBulk(changed: (ids: readonly string[]) => void) {
  const busy = shallowRef(false);
  const unchanged = shallowRef<readonly Unchanged[]>([]);
  const toasts = useToasts();

  async function carryOut(work: () => Promise<Outcome>, wayBackOf: (done: readonly TicketRowFragment[]) => (() => Promise<Outcome>) | null, said = 'bulk.done'): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    const { done, unchanged: left } = await work();
    busy.value = false;
    unchanged.value = left;
    if (done.length === 0) return;
    const back = wayBackOf(done);
    tell(done.length, back && (() => void undo(back)), said);
    changed(done.map(({ id }) => id));
  }

  /** By then the bar may be gone: what could not be undone is only counted. */
  async function undo(back: () => Promise<Outcome>): Promise<void> {
    const { done, unchanged: left } = await back();
    if (done.length > 0) tell(done.length, null);
    if (left.length > 0) toasts.show({ tone: 'danger', text: t('bulk.unchanged', { count: left.length }, left.length) });
  }

  function tell(count: number, run: (() => void) | null, said = 'bulk.done'): void {
    toasts.show({ tone: 'success', text: t(said, { count }, count), ...(run && { action: { label: t('actions.undo'), run } }) });
  }

  const change = (tickets: readonly TicketRowFragment[], what: BulkChange) =>
    carryOut(
      () => edit(tickets, what),
      (done) => {
        const before = tickets.filter(({ id }) => done.some((each) => each.id === id));
        if (what.removeAs) return () => restoreAll(before);
        const ways = wayBack(what, before);
        return ways.length === 0 ? null : async () => joined(await Promise.all(ways.map((way) => edit(before.filter(({ id }) => way.ids.includes(id)), way.change))));
      },
    );

  const restore = (tickets: readonly TicketRowFragment[]) =>
    carryOut(
      () => restoreAll(tickets),
      (done) => async () => joined(await Promise.all((['SPAM', 'BIN'] as const).map((removeAs) => edit(done.filter((ticket) => ticket.removedAs === removeAs), { removeAs })))),
    );

  /** There is no way back. */
  const destroy = (tickets: readonly TicketRowFragment[]) => carryOut(() => destroyAll(tickets), () => null, 'bulk.destroyed');

  return { busy, unchanged, change, restore, destroy };
}

async function edit(tickets: readonly TicketRowFragment[], change: BulkChange): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const chunk of chunksOf(tickets)) outcomes.push(await editChunk(chunk, change));
  return joined(outcomes);
}

async function editChunk(chunk: readonly TicketRowFragment[], change: BulkChange): Promise<Outcome> {
  const { data } = await api.value.mutation(EditTicketsDocument, { input: { ticketIds: chunk.map(({ id }) => id), ...change } }, idempotent()).toPromise();
  const answers = new Map(data?.editTickets.map((answer) => [answer.ticketId, answer]));
  return sorted(chunk, ({ id }) => {
    const answer = answers.get(id);
    if (!answer) return t('errors.notSaved');
    return answer.failure && sentenceOf(answer.failure);
  });
}

const restoreAll = (tickets: readonly TicketRowFragment[]): Promise<Outcome> => eachAlone(tickets, async (input) => (await api.value.mutation(RestoreTicketDocument, { input }, idempotent()).toPromise()).data?.restoreTicket);
const destroyAll = (tickets: readonly TicketRowFragment[]): Promise<Outcome> => eachAlone(tickets, async (input) => (await api.value.mutation(DestroyTicketDocument, { input }, idempotent()).toPromise()).data?.destroyTicket);

/** What the API does to one ticket at a time. */
async function eachAlone(tickets: readonly TicketRowFragment[], act: (input: { ticketId: string }) => Promise<object | undefined>): Promise<Outcome> {
  const refusals = new Map<string, string | null>();
  // Four at a time: quick, and no flood.
  for (const few of chunksOf(tickets, 4)) {
    await Promise.all(few.map(async ({ id }) => {
      const result = await act({ ticketId: id });
      refusals.set(id, result === undefined ? t('errors.notSaved') : isRefusal(result) ? sentenceOf(result) : null);
    }));
  }
  return sorted(tickets, ({ id }) => refusals.get(id) ?? null);
}

function sorted(tickets: readonly TicketRowFragment[], whyNot: (ticket: TicketRowFragment) => string | null): Outcome {
  const answered = tickets.map((ticket) => ({ ticket, why: whyNot(ticket) }));
  return {
    done: answered.filter(({ why }) => why === null).map(({ ticket }) => ticket),
    unchanged: answered.filter((each): each is Unchanged => each.why !== null),
  };
}

const joined = (outcomes: readonly Outcome[]): Outcome => ({ done: outcomes.flatMap(({ done }) => done), unchanged: outcomes.flatMap(({ unchanged }) => unchanged) });
