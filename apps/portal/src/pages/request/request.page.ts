import { addReply, confirmSolution, myTicket, reopenMyTicket, standingOf, type Ticket, type TicketGoesOn, type TicketReference } from '../../features/requests/operations.js';
import { timeOf } from '../../features/requests/timeline.js';
import { failureSentence } from '../../shared/forms/failure-sentence.js';
import { filesOf, uploadsOf, type KeptFile } from '../../shared/forms/files.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { freshKey, keyAfter, postedKey, send, statusOf } from '../../shared/forms/send.js';
import { OperationFailed, type FailureAnswer } from '../../shared/graphql/operation.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import { withQuery } from '../../shared/http/urls.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { showRefusal } from '../refusal/refusal.page.js';
import { showSignInKeeping } from '../sign-in/sign-in.page.js';
import RequestPage from './RequestPage.vue';

/** One of the visitor's own requests, or of an organization they look after. Unknown and somebody else's look alike, and so does what is no id at all. */
export function showRequest(exchange: Exchange, id: string): Promise<Answer> {
  return showTicket(exchange, id, { state: blankForm({ body: '' }), key: freshKey(), status: 200, files: [] });
}

/** Adds to the request. Of a closed one a follow-up is opened, and that is where the visitor goes. */
export function sendReply(exchange: Exchange, id: string): Promise<Answer> {
  const input = { ticketId: id, body: exchange.field('body'), ...uploadsOf(filesOf(exchange)) };
  return sendWords(exchange, id, { done: 'replied', run: async (options) => (await exchange.run(addReply, { input }, options)).addReply });
}

/** Says what is still wrong: the solved request is open again. */
export function sendReopen(exchange: Exchange, id: string): Promise<Answer> {
  const input = { ticketId: id, body: exchange.field('body'), ...uploadsOf(filesOf(exchange)) };
  return sendWords(exchange, id, { done: 'reopened', run: async (options) => (await exchange.run(reopenMyTicket, { input }, options)).reopenMyTicket });
}

/** Says that it is settled. */
export function sendConfirm(exchange: Exchange, id: string): Promise<Answer> {
  return sendWords(exchange, id, { done: 'confirmed', run: async (options) => (await exchange.run(confirmSolution, { input: { ticketId: id } }, options)).confirmSolution });
}

/** The page again with what was typed, after the server turned the form away before it reached us. */
export function showRequestAgain(exchange: Exchange, id: string, problem: string): Promise<Answer> {
  const body = exchange.field('body');
  if (!exchange.request.signedIn) return showSignInKeeping(exchange, body, exchange.urls.request(id));
  return showTicket(exchange, id, { state: formProblem({ body }, problem), key: postedKey(exchange.field('once')), status: 403, files: filesOf(exchange) });
}

interface Sending {
  /** What is said on the next page. */
  readonly done: 'replied' | 'reopened' | 'confirmed';
  readonly run: (options: { idempotencyKey: string }) => Promise<TicketGoesOn | FailureAnswer>;
}

async function sendWords(exchange: Exchange, id: string, { done, run }: Sending): Promise<Answer> {
  const body = exchange.field('body');
  const { urls } = exchange;
  if (!exchange.request.signedIn) return showSignInKeeping(exchange, body, urls.request(id));
  if (!isId(id)) return showRefusal(exchange, 404);
  const key = postedKey(exchange.field('once'));
  try {
    const answer = await send(exchange, () => run({ idempotencyKey: key }));
    if (!('code' in answer)) return seeOther(`${urls.request(answer.id)}?done=${answer.id === id ? done : 'follow-up'}#latest`);
    const files = filesOf(exchange);
    const form = { key: keyAfter(answer, key), status: statusOf(answer) };
    // Files that waited for too long; when it is the request that is not there, its page says so.
    if (answer.__typename === 'NotFound' && files.length > 0) return await showTicket(exchange, id, { ...form, state: formProblem({ body }, exchange.t('files.expired')), files: [] });
    if (answer.__typename === 'NotFound') return await showRefusal(exchange, 404);
    // Somebody was faster, perhaps the visitor in another tab: the page shows how it stands.
    if (answer.__typename === 'NotSolved' && done === 'confirmed') return seeOther(urls.request(id));
    return await showTicket(exchange, id, { ...form, state: stateAfter(answer, body, exchange), files });
  } catch (error) {
    if (error instanceof OperationFailed && error.meansSignedOut) return showSignInKeeping(exchange, body, urls.request(id));
    throw error;
  }
}

interface WordsForm {
  readonly state: FormState<'body'>;
  readonly key: string;
  readonly status: number;
  readonly files: readonly KeptFile[];
}

async function showTicket(exchange: Exchange, id: string, { state, key, status, files }: WordsForm): Promise<Answer> {
  if (!exchange.request.signedIn) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.request(id)));
  if (!isId(id)) return showRefusal(exchange, 404);
  const { after, since } = placeIn(exchange);
  const { viewer, myTicket: ticket } = await exchange.run(myTicket, { id, after });
  if (!viewer) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.request(id)));
  if (!ticket) return showRefusal(exchange, 404);
  const done = status === 200 ? doneSentence(exchange, ticket) : null;
  const goesOnIn = await followUpUnderWay(exchange, ticket);
  const title = status >= 400 ? exchange.t('form.errorPrefix', { title: ticket.subject }) : ticket.subject;
  return show(RequestPage, { ticket, state, files, idempotencyKey: key, later: laterOf(exchange, ticket), goesOnIn, since, done }, { title, viewer, status });
}

/** Where in a long conversation the visitor is: after which message, and when that was. */
function placeIn({ request: { method, query } }: Exchange): { after: string | null; since: number | null } {
  const after = method === 'POST' ? null : query.get('after');
  const since = Date.parse(query.get('since') ?? '');
  return { after, since: after === null ? null : Number.isNaN(since) ? 0 : since };
}

function laterOf({ urls }: Exchange, { id, messages: { edges, pageInfo } }: Ticket): string | null {
  const last = edges.at(-1)?.node;
  if (!pageInfo.hasNextPage || !pageInfo.endCursor || !last) return null;
  return withQuery(urls.request(id), new URLSearchParams(), { after: pageInfo.endCursor, since: new Date(timeOf(last)).toISOString() });
}

/** Where words go that are written to a closed request: into the latest one that follows it up and is open; null when they open one. */
async function followUpUnderWay(exchange: Exchange, { closed, mine, followUps }: Ticket): Promise<TicketReference | null> {
  if (!closed || !mine) return null;
  const known = await Promise.all(followUps.slice(-3).map(async ({ id }) => (await exchange.run(standingOf, { id })).myTicket));
  return known.findLast((each) => each !== null && each.mine && !each.closed) ?? null;
}

/** A follow-up that was just opened has one message: what opened it. */
function doneSentence({ request, t }: Exchange, { messages }: Ticket): string | null {
  const done = (['replied', 'reopened', 'confirmed', 'follow-up'] as const).find((each) => each === request.query.get('done'));
  if (done === 'follow-up') return t(messages.edges.length > 1 ? 'request.followUpAdded' : 'request.followUpOpened');
  return done === undefined ? null : t(`request.${done}`);
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const stateAfter = (failure: FailureAnswer, body: string, { t }: Exchange): FormState<'body'> =>
  failure.__typename === 'ValidationFailed' ? formIssues({ body }, failure, t) : formProblem({ body }, failureSentence(failure, t));
