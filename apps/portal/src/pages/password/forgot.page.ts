import { requestPasswordReset } from '../../features/session/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { statusOf } from '../../shared/forms/send.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import ForgotPage from './ForgotPage.vue';
import LinkSentPage from './LinkSentPage.vue';

export function showForgot(exchange: Exchange): Promise<Answer> {
  return form(exchange, { state: blankForm({ email: '' }) });
}

/** Says the same whether or not somebody has this address. */
export async function sendForgot(exchange: Exchange): Promise<Answer> {
  const email = exchange.field('email').trim();
  const { requestPasswordReset: answer } = await exchange.run(requestPasswordReset, { input: { email } });
  if (!('code' in answer)) return show(LinkSentPage, { minutes: answer.validMinutes }, { title: exchange.t('forgot.sentTitle'), viewer: null });
  const values = { email };
  const state = answer.__typename === 'ValidationFailed' ? formIssues(values, answer, exchange.t) : formProblem(values, failureSentence(answer, exchange.t));
  return form(exchange, { state, status: statusOf(answer), headers: answer.__typename === 'TooManyAttempts' ? { 'retry-after': String(retryAfter(answer)) } : {} });
}

/** The form again, after the server turned it away before it reached us. */
export function showForgotAgain(exchange: Exchange, _id: string, problem: string): Promise<Answer> {
  return form(exchange, { state: formProblem({ email: exchange.field('email').trim() }, problem), status: 403 });
}

interface ForgotForm {
  readonly state: FormState<'email'>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function form({ t }: Exchange, { state, status = 200, headers = {} }: ForgotForm): Promise<Answer> {
  const title = t('forgot.title');
  return show(ForgotPage, { state }, { title: status === 200 ? title : t('form.errorPrefix', { title }), viewer: null, status, headers });
}
