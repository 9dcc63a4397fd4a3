import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { operation, type FailureAnswer } from '../../shared/graphql/operation.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import { returnPath } from '../../shared/http/return-path.js';
import type { Visit } from '../../shared/http/visit.js';
import SignInPage from './SignInPage.vue';

export const signIn = operation<{ signIn: { readonly __typename: 'Viewer' } | FailureAnswer }, { input: { email: string; password: string } }>(
  `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on Failure { code params message } } }`,
);

export async function showSignIn(visit: Visit): Promise<Answer> {
  if (visit.request.signedIn && (await visit.run(viewerOnly, {})).viewer) return seeOther(wantedPath(visit));
  return form(visit, { state: blankForm({ email: '', password: '' }) });
}

/** Signs in and goes where the visitor wanted to go. A password is never put back into the page. */
export async function sendSignIn(visit: Visit): Promise<Answer> {
  const email = visit.field('email').trim();
  const { signIn: answer } = await visit.run(signIn, { input: { email, password: visit.field('password') } });
  if (!('code' in answer)) return seeOther(wantedPath(visit));
  const values = { email, password: '' };
  if (answer.__typename === 'TooManyAttempts') {
    return form(visit, { state: formProblem(values, failureSentence(answer, visit.t)), status: 429, headers: { 'retry-after': String(retryAfter(answer)) } });
  }
  const labels = { email: visit.t('signIn.email'), password: visit.t('signIn.password') };
  const state = answer.__typename === 'ValidationFailed' ? formIssues(values, answer, labels, visit.t) : formProblem(values, failureSentence(answer, visit.t));
  return form(visit, { state, status: 422 });
}

/** The session ended while the visitor was writing: the text stays in sight. */
export function showSignInKeeping(visit: Visit, keptText: string): Promise<Answer> {
  return form(visit, { state: formProblem({ email: '', password: '' }, visit.t('signIn.expired')), status: 403, keptText, returnTo: visit.path });
}

/** The form again, after the server turned it away before it reached us. */
export function showSignInAgain(visit: Visit): Promise<Answer> {
  return form(visit, { state: formProblem({ email: visit.field('email').trim(), password: '' }, visit.t('form.expired')), status: 403 });
}

interface SignInForm {
  readonly state: FormState<'email' | 'password'>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly keptText?: string;
  readonly returnTo?: string;
}

async function form(visit: Visit, { state, status = 200, headers = {}, keptText = '', returnTo = wantedPath(visit) }: SignInForm): Promise<Answer> {
  const title = visit.t('signIn.title');
  const ended = visit.request.query.get('signed-out');
  const farewell = status !== 200 || ended === null ? null : visit.t(ended === 'everywhere' ? 'signIn.signedOutEverywhere' : 'signIn.signedOut');
  return show(SignInPage, { state, returnTo, keptText, farewell }, { title: status === 200 ? title : visit.t('form.errorPrefix', { title }), viewer: null, status, headers });
}

const wantedPath = (visit: Visit) => returnPath(visit.request.form?.get('return') ?? visit.request.query.get('return'), visit.urls, visit.urls.requests);
