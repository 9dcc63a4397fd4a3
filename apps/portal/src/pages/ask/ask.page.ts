import { departmentsForRequest, submitRequest, type RequestReceived, type SubmitRequestInput } from '../../features/requests/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { filesOf, uploadsOf, type KeptFile } from '../../shared/forms/files.js';
import { freshKey, keyAfter, postedKey, send, statusOf } from '../../shared/forms/send.js';
import type { FailureAnswer } from '../../shared/graphql/operation.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { rememberSent } from './sent.page.js';
import AskPage from './AskPage.vue';

export type RequestField = 'departmentId' | 'subject' | 'body' | 'email' | 'name';

/** The form. What the visitor already said on the start page, or as a link into a topic, is filled in. */
export function showAsk(exchange: Exchange): Promise<Answer> {
  const { query } = exchange.request;
  const values = { departmentId: query.get('department') ?? '', subject: (query.get('subject') ?? '').slice(0, 250), body: '', email: '', name: '' };
  return showForm(exchange, { state: blankForm<RequestField>(values), key: freshKey(), status: 200, files: [] });
}

/** Sends the request. Whatever goes wrong, every word comes back in the form. */
export async function sendAsk(exchange: Exchange): Promise<Answer> {
  const values = typed(exchange);
  const key = postedKey(exchange.field('once'));
  const answer = await send<RequestReceived>(exchange, async () => (await exchange.run(submitRequest, { input: inputOf(values, exchange) }, { idempotencyKey: key })).submitRequest);
  if ('number' in answer) {
    rememberSent(exchange, answer);
    return seeOther(exchange.urls.sent);
  }
  const files = filesOf(exchange);
  const form = { key: keyAfter(answer, key), status: statusOf(answer), headers: headersOf(answer) };
  // What is not there may be a topic that was closed, or files that waited for too long.
  if (answer.__typename === 'NotFound' && files.length > 0) return showForm(exchange, { ...form, state: formProblem(values, exchange.t('files.expired')), files: [] });
  return showForm(exchange, { ...form, state: stateAfter(answer, values, exchange), files });
}

/** The form again, after the server turned it away before it reached us. */
export function showAskAgain(exchange: Exchange, _id: string, problem: string): Promise<Answer> {
  return showForm(exchange, { state: formProblem(typed(exchange), problem), key: postedKey(exchange.field('once')), status: 403, files: filesOf(exchange) });
}

interface FormAnswer {
  readonly state: FormState<RequestField>;
  readonly key: string;
  readonly status: number;
  readonly files: readonly KeptFile[];
  readonly headers?: Readonly<Record<string, string>>;
}

async function showForm(exchange: Exchange, { state, key, status, files, headers = {} }: FormAnswer): Promise<Answer> {
  const { viewer, departments } = await exchange.run(departmentsForRequest, {});
  const title = exchange.t('ask.title');
  const wrong = status >= 400;
  return show(AskPage, { state, departments, files, idempotencyKey: key }, { title: wrong ? exchange.t('form.errorPrefix', { title }) : title, viewer, status, headers });
}

const typed = (exchange: Exchange): Record<RequestField, string> => ({
  departmentId: exchange.field('departmentId'),
  subject: exchange.field('subject'),
  body: exchange.field('body'),
  email: exchange.field('email'),
  name: exchange.field('name'),
});

/** A stranger's address goes along even when it is empty, so that it is missed together with the other fields. */
const inputOf = ({ departmentId, subject, body, email, name }: Record<RequestField, string>, exchange: Exchange): SubmitRequestInput => ({
  departmentId,
  subject,
  body,
  ...(!exchange.request.signedIn && { email: email.trim() }),
  ...(!exchange.request.signedIn && name.trim() !== '' && { name: name.trim() }),
  ...uploadsOf(filesOf(exchange)),
});

function stateAfter(failure: FailureAnswer, values: Record<RequestField, string>, { t }: Exchange): FormState<RequestField> {
  if (failure.__typename === 'NotFound') return { values, errors: { departmentId: failureSentence(failure, t) }, problem: null };
  return failure.__typename === 'ValidationFailed' ? formIssues(values, failure, t) : formProblem(values, failureSentence(failure, t));
}

const headersOf = (failure: FailureAnswer): Record<string, string> => (failure.__typename === 'TooManyAttempts' ? { 'retry-after': String(retryAfter(failure)) } : {});
