import { setPasswordByLink } from '../../features/session/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { statusOf } from '../../shared/forms/send.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { securityHeaders } from '../../shared/http/security-headers.js';
import { fragmentPolicy } from './fragment-script.js';
import WelcomePage from './WelcomePage.vue';

/** The page of the link by which somebody chooses a password, the first one or another. The code stands behind the # of its address. */
export function showWelcome(exchange: Exchange): Promise<Answer> {
  return form(exchange, { state: blankForm({ token: '', password: '' }) });
}

/** Sets the password; it is never put back into the page, the code is. */
export async function sendWelcome(exchange: Exchange): Promise<Answer> {
  const token = exchange.field('token').trim().replace(/^.*#/s, '');
  const values = { token, password: '' };
  const { setPasswordByLink: answer } = await exchange.run(setPasswordByLink, { input: { token, password: exchange.field('password') } });
  if (!('code' in answer)) return seeOther(`${exchange.urls.signIn}?password=set`);
  const refused = answer.__typename === 'PasswordRefused';
  const sentence = failureSentence(answer, exchange.t);
  const state = answer.__typename === 'ValidationFailed' ? formIssues(values, answer, exchange.t) : refused ? { values, errors: { password: sentence }, problem: null } : formProblem(values, sentence);
  return form(exchange, { state, status: statusOf(answer), headers: answer.__typename === 'TooManyAttempts' ? { 'retry-after': String(retryAfter(answer)) } : {} });
}

/** The form again, after the server turned it away before it reached us. */
export function showWelcomeAgain(exchange: Exchange, _id: string, problem: string): Promise<Answer> {
  return form(exchange, { state: formProblem({ token: exchange.field('token'), password: '' }, problem), status: 403 });
}

interface WelcomeForm {
  readonly state: FormState<'token' | 'password'>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function form({ t }: Exchange, { state, status = 200, headers = {} }: WelcomeForm): Promise<Answer> {
  const title = t('welcome.title');
  const policy = { 'content-security-policy': `${securityHeaders['content-security-policy']}; ${fragmentPolicy}` };
  return show(WelcomePage, { state }, { title: status === 200 ? title : t('form.errorPrefix', { title }), viewer: null, status, headers: { ...policy, ...headers } });
}
