import { signIn } from '../../features/session/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { hasFiles } from '../../shared/forms/files.js';
import { statusOf } from '../../shared/forms/send.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import { returnPath } from '../../shared/http/return-path.js';
import type { Exchange } from '../../shared/http/exchange.js';
import SignInPage from './SignInPage.vue';

export async function showSignIn(exchange: Exchange): Promise<Answer> {
  if (exchange.request.signedIn && (await exchange.run(viewerOnly, {})).viewer) return seeOther(wantedPath(exchange));
  return form(exchange, { state: blankForm({ email: '', password: '' }) });
}

/** Signs in and goes where the visitor wanted to go. A password is never put back into the page. */
export async function sendSignIn(exchange: Exchange): Promise<Answer> {
  const email = exchange.field('email').trim();
  const { signIn: answer } = await exchange.run(signIn, { input: { email, password: exchange.field('password') } });
  if (!('code' in answer)) return seeOther(wantedPath(exchange));
  const values = { email, password: '' };
  const state = answer.__typename === 'ValidationFailed' ? formIssues(values, answer, exchange.t) : formProblem(values, failureSentence(answer, exchange.t));
  const headers = answer.__typename === 'TooManyAttempts' ? { 'retry-after': String(retryAfter(answer)) } : {};
  return form(exchange, { state, status: statusOf(answer), headers });
}

/** The session ended while the visitor was writing: the text stays in sight. */
export function showSignInKeeping(exchange: Exchange, keptText: string, returnTo: string): Promise<Answer> {
  return form(exchange, { state: formProblem({ email: '', password: '' }, exchange.t('signIn.expired')), status: 403, keptText, filesLost: hasFiles(exchange), returnTo });
}

/** The form again, after the server turned it away before it reached us. */
export function showSignInAgain(exchange: Exchange, _id: string, problem: string): Promise<Answer> {
  return form(exchange, { state: formProblem({ email: exchange.field('email').trim(), password: '' }, problem), status: 403 });
}

interface SignInForm {
  readonly state: FormState<'email' | 'password'>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keptText?: string;
  readonly filesLost?: boolean;
  readonly returnTo?: string;
}

async function form(exchange: Exchange, { state, status = 200, headers = {}, keptText = '', filesLost = false, returnTo = wantedPath(exchange) }: SignInForm): Promise<Answer> {
  const title = exchange.t('signIn.title');
  const ended = exchange.request.query.get('signed-out');
  const passwordSet = exchange.request.query.get('password') === 'set' ? exchange.t('welcome.done') : null;
  const farewell = status !== 200 ? null : ended === null ? passwordSet : exchange.t(ended === 'everywhere' ? 'signIn.signedOutEverywhere' : 'signIn.signedOut');
  return show(SignInPage, { state, returnTo, keptText, filesLost, farewell }, { title: status === 200 ? title : exchange.t('form.errorPrefix', { title }), viewer: null, status, headers });
}

const wantedPath = (exchange: Exchange) => returnPath(exchange.request.form?.get('return') ?? exchange.request.query.get('return'), exchange.urls, exchange.urls.requests);
