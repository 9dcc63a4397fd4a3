import { addReply, myTicket } from '../../features/requests/operations.js';
import { failureSentence } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { freshKey, keyAfter, postedKey, send, statusOf } from '../../shared/forms/send.js';
import { OperationFailed, type FailureAnswer } from '../../shared/graphql/operation.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import { withQuery } from '../../shared/http/urls.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { showRefusal } from '../refusal/refusal.page.js';
import { showSignInKeeping } from '../sign-in/sign-in.page.js';
import RequestPage from './RequestPage.vue';

/** One of the visitor's own requests. Unknown and somebody else's look alike, and so does what is no id at all. */
export function showRequest(exchange: Exchange, id: string): Promise<Answer> {
  return showTicket(exchange, id, { state: blankForm({ body: '' }), key: freshKey(), status: 200 });
}

export async function sendReply(exchange: Exchange, id: string): Promise<Answer> {
  const body = exchange.field('body');
  if (!exchange.request.signedIn) return showSignInKeeping(exchange, body);
  if (!isId(id)) return showRefusal(exchange, 404);
  const key = postedKey(exchange.field('once'));
  try {
    const answer = await send(exchange, async () => (await exchange.run(addReply, { input: { ticketId: id, body } }, { idempotencyKey: key })).addReply);
    if (!('code' in answer)) return seeOther(`${exchange.urls.request(id)}?replied=1#latest`);
    if (answer.__typename === 'NotFound') return await showRefusal(exchange, 404);
    return await showTicket(exchange, id, { state: stateAfter(answer, body, exchange), key: keyAfter(answer, key), status: statusOf(answer), closed: answer.__typename === 'TicketClosed' });
  } catch (error) {
    if (error instanceof OperationFailed && error.meansSignedOut) return showSignInKeeping(exchange, body);
    throw error;
  }
}

/** The page again with what was typed, after the server turned the form away before it reached us. */
export function showRequestAgain(exchange: Exchange, id: string): Promise<Answer> {
  const body = exchange.field('body');
  if (!exchange.request.signedIn) return showSignInKeeping(exchange, body);
  return showTicket(exchange, id, { state: formProblem({ body }, exchange.t('form.expired')), key: postedKey(exchange.field('once')), status: 403 });
}

interface ReplyForm {
  readonly state: FormState<'body'>;
  readonly key: string;
  readonly status: number;
  readonly closed?: boolean;
}

async function showTicket(exchange: Exchange, id: string, { state, key, status, closed = false }: ReplyForm): Promise<Answer> {
  if (!exchange.request.signedIn) return seeOther(exchange.urls.signInAndReturnTo(exchange.path));
  if (!isId(id)) return showRefusal(exchange, 404);
  const after = exchange.request.method === 'POST' ? null : exchange.request.query.get('after');
  const { viewer, myTicket: ticket } = await exchange.run(myTicket, { id, after });
  if (!viewer) return seeOther(exchange.urls.signInAndReturnTo(exchange.path));
  if (!ticket) return showRefusal(exchange, 404);
  const { hasNextPage, endCursor } = ticket.messages.pageInfo;
  const later = hasNextPage && endCursor ? withQuery(exchange.urls.request(id), new URLSearchParams(), { after: endCursor }) : null;
  const props = { ticket, state, idempotencyKey: key, later, isFirstPage: after === null, closed, replied: status === 200 && exchange.request.query.has('replied') };
  return show(RequestPage, props, { title: status >= 400 ? exchange.t('form.errorPrefix', { title: ticket.subject }) : ticket.subject, viewer, status });
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const stateAfter = (failure: FailureAnswer, body: string, { t }: Exchange): FormState<'body'> =>
  failure.__typename === 'ValidationFailed' ? formIssues({ body }, failure, t) : formProblem({ body }, failureSentence(failure, t));
