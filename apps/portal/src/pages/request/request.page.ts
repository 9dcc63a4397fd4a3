import { addReply, myTicket } from '../../features/requests/operations.js';
import { failureSentence } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { newKey, postedKey, sendOnce } from '../../shared/forms/send-once.js';
import { OperationFailed, type FailureAnswer } from '../../shared/graphql/operation.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import { withQuery } from '../../shared/http/urls.js';
import type { Visit } from '../../shared/http/visit.js';
import { showRefusal } from '../refusal/refusal.page.js';
import { showSignInKeeping } from '../sign-in/sign-in.page.js';
import RequestPage from './RequestPage.vue';

/** One of the visitor's own requests. Unknown and somebody else's look alike, and so does what is no id at all. */
export function showRequest(visit: Visit, id: string): Promise<Answer> {
  return showTicket(visit, id, { state: blankForm({ body: '' }), key: newKey(), status: 200 });
}

export async function sendReply(visit: Visit, id: string): Promise<Answer> {
  const body = visit.field('body');
  if (!visit.request.signedIn) return showSignInKeeping(visit, body);
  if (!isId(id)) return showRefusal(visit, 404);
  const key = postedKey(visit.field('once'));
  try {
    const answer = await sendOnce(async () => (await visit.run(addReply, { input: { ticketId: id, body } }, { idempotencyKey: key })).addReply);
    if (!('code' in answer)) return seeOther(`${visit.urls.request(id)}?replied=1#latest`);
    if (answer.__typename === 'NotFound') return await showRefusal(visit, 404);
    return await showTicket(visit, id, { state: stateAfter(answer, body, visit), key: answer.code === 'IN_PROGRESS' ? key : newKey(), status: answer.__typename === 'ValidationFailed' ? 422 : 409 });
  } catch (error) {
    if (error instanceof OperationFailed && error.meansSignedOut) return showSignInKeeping(visit, body);
    throw error;
  }
}

/** The page again with what was typed, after the server turned the form away before it reached us. */
export function showRequestAgain(visit: Visit, id: string): Promise<Answer> {
  const body = visit.field('body');
  if (!visit.request.signedIn) return showSignInKeeping(visit, body);
  return showTicket(visit, id, { state: formProblem({ body }, visit.t('form.expired')), key: postedKey(visit.field('once')), status: 403 });
}

async function showTicket(visit: Visit, id: string, { state, key, status }: { state: FormState<'body'>; key: string; status: number }): Promise<Answer> {
  if (!visit.request.signedIn) return seeOther(visit.urls.signInAndReturnTo(visit.path));
  if (!isId(id)) return showRefusal(visit, 404);
  const after = visit.request.method === 'POST' ? null : visit.request.query.get('after');
  const { viewer, myTicket: ticket } = await visit.run(myTicket, { id, after });
  if (!viewer) return seeOther(visit.urls.signInAndReturnTo(visit.path));
  if (!ticket) return showRefusal(visit, 404);
  const { hasNextPage, endCursor } = ticket.messages.pageInfo;
  const later = hasNextPage && endCursor ? withQuery(visit.urls.request(id), new URLSearchParams(), { after: endCursor }) : null;
  const props = { ticket, state, idempotencyKey: key, later, isFirstPage: after === null, replied: status === 200 && visit.request.query.has('replied') };
  return show(RequestPage, props, { title: status >= 400 ? visit.t('form.errorPrefix', { title: ticket.subject }) : ticket.subject, viewer, status });
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const stateAfter = (failure: FailureAnswer, body: string, { t }: Visit): FormState<'body'> =>
  failure.__typename === 'ValidationFailed' ? formIssues({ body }, failure, { body: t('request.reply') }, t) : formProblem({ body }, failureSentence(failure, t));
