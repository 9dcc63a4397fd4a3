import { departmentsForRequest, submitRequest, type RequestReceived, type SubmitRequestInput } from '../../features/requests/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { newKey, postedKey, sendOnce } from '../../shared/forms/send-once.js';
import type { FailureAnswer } from '../../shared/graphql/operation.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Visit } from '../../shared/http/visit.js';
import { rememberSent } from './sent.page.js';
import NewRequestPage from './NewRequestPage.vue';

export type RequestField = 'departmentId' | 'subject' | 'body' | 'email' | 'name';

/** The form. What the visitor already said on the start page, or as a link into a topic, is filled in. */
export function showNewRequest(visit: Visit): Promise<Answer> {
  const { query } = visit.request;
  const values = { departmentId: query.get('department') ?? '', subject: (query.get('subject') ?? '').slice(0, 250), body: '', email: '', name: '' };
  return showForm(visit, { state: blankForm<RequestField>(values), key: newKey(), status: 200 });
}

/** Sends the request. Whatever goes wrong, every word comes back in the form. */
export async function sendNewRequest(visit: Visit): Promise<Answer> {
  const values = typed(visit);
  const key = postedKey(visit.field('once'));
  const answer = await sendOnce<RequestReceived>(async () => (await visit.run(submitRequest, { input: inputOf(values) }, { idempotencyKey: key })).submitRequest);
  if ('number' in answer) {
    rememberSent(visit, answer);
    return seeOther(visit.urls.sent);
  }
  return showForm(visit, { state: stateAfter(answer, values, visit), key: answer.code === 'IN_PROGRESS' ? key : newKey(), ...statusOf(answer) });
}

/** The form again, after the server turned it away before it reached us. */
export function showNewRequestAgain(visit: Visit): Promise<Answer> {
  return showForm(visit, { state: formProblem(typed(visit), visit.t('form.expired')), key: postedKey(visit.field('once')), status: 403 });
}

interface FormAnswer {
  readonly state: FormState<RequestField>;
  readonly key: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function showForm(visit: Visit, { state, key, status, headers = {} }: FormAnswer): Promise<Answer> {
  const { viewer, departments } = await visit.run(departmentsForRequest, {});
  const title = visit.t('newRequest.title');
  const wrong = status >= 400;
  return show(NewRequestPage, { state, departments, idempotencyKey: key }, { title: wrong ? visit.t('form.errorPrefix', { title }) : title, viewer, status, headers });
}

const typed = (visit: Visit): Record<RequestField, string> => ({
  departmentId: visit.field('departmentId'),
  subject: visit.field('subject'),
  body: visit.field('body'),
  email: visit.field('email'),
  name: visit.field('name'),
});

/** An empty name is no name; an empty address is told to the server only when there is something to tell. */
const inputOf = ({ departmentId, subject, body, email, name }: Record<RequestField, string>): SubmitRequestInput => ({
  departmentId,
  subject,
  body,
  ...(email.trim() !== '' && { email: email.trim() }),
  ...(name.trim() !== '' && { name: name.trim() }),
});

function stateAfter(failure: FailureAnswer, values: Record<RequestField, string>, { t }: Visit): FormState<RequestField> {
  if (failure.__typename === 'NotFound') return { values, errors: { departmentId: failureSentence(failure, t) }, problem: null };
  if (failure.__typename !== 'ValidationFailed') return formProblem(values, failureSentence(failure, t));
  const labels = { departmentId: t('newRequest.topic'), subject: t('newRequest.subject'), body: t('newRequest.body'), email: t('newRequest.email'), name: t('newRequest.name') };
  return formIssues(values, failure, labels, t);
}

function statusOf(failure: FailureAnswer): { status: number; headers?: Record<string, string> } {
  if (failure.__typename === 'TooManyAttempts') return { status: 429, headers: { 'retry-after': String(retryAfter(failure)) } };
  return { status: failure.__typename === 'IdempotencyConflict' ? 409 : 422 };
}
