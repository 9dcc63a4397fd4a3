import { changePassword, signOut, signOutEverywhere } from '../../features/session/operations.js';
import { failureSentence, retryAfter } from '../../shared/forms/failure-sentence.js';
import { blankForm, formIssues, formProblem, type FormState } from '../../shared/forms/form-state.js';
import { statusOf } from '../../shared/forms/send.js';
import type { FailureAnswer } from '../../shared/graphql/operation.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import AccountPage from './AccountPage.vue';

type PasswordForm = FormState<'currentPassword' | 'newPassword'>;

/** Passwords are never put back into the page. */
const empty = { currentPassword: '', newPassword: '' };

export function showAccount(exchange: Exchange): Promise<Answer> {
  return page(exchange, { state: blankForm(empty) });
}

export async function sendPassword(exchange: Exchange): Promise<Answer> {
  const input = { currentPassword: exchange.field('currentPassword'), newPassword: exchange.field('newPassword') };
  const answer = exchange.request.signedIn ? (await exchange.run(changePassword, { input })).changePassword : null;
  if (!answer) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.account));
  if (!('code' in answer)) return seeOther(`${exchange.urls.account}?password=changed`);
  return page(exchange, { state: refused(exchange, answer), status: statusOf(answer), headers: answer.__typename === 'TooManyAttempts' ? { 'retry-after': String(retryAfter(answer)) } : {} });
}

/** The form again, after the server turned it away before it reached us. */
export function showPasswordAgain(exchange: Exchange, _id: string, problem: string): Promise<Answer> {
  return page(exchange, { state: formProblem(empty, problem), status: 403 });
}

export async function sendSignOut(exchange: Exchange): Promise<Answer> {
  if (exchange.request.signedIn) await exchange.run(signOut, {});
  return seeOther(`${exchange.urls.signIn}?signed-out=here`);
}

export async function sendSignOutEverywhere(exchange: Exchange): Promise<Answer> {
  if (exchange.request.signedIn) await exchange.run(signOutEverywhere, {});
  return seeOther(`${exchange.urls.signIn}?signed-out=everywhere`);
}

/** Beside the field it is about. */
function refused({ t }: Exchange, failure: FailureAnswer): PasswordForm {
  const sentence = failureSentence(failure, t);
  if (failure.__typename === 'ValidationFailed') return formIssues(empty, failure, t);
  if (failure.__typename === 'PasswordRefused') return { values: empty, errors: { newPassword: sentence }, problem: null };
  if (failure.__typename === 'CurrentPasswordWrong') return { values: empty, errors: { currentPassword: sentence }, problem: null };
  return formProblem(empty, sentence);
}

async function page(exchange: Exchange, { state, status = 200, headers = {} }: { readonly state: PasswordForm; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }): Promise<Answer> {
  const viewer = exchange.request.signedIn ? (await exchange.run(viewerOnly, {})).viewer : null;
  if (!viewer) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.account));
  const title = exchange.t('account.title');
  const changed = status === 200 && exchange.request.query.get('password') === 'changed';
  return show(AccountPage, { viewer, state, changed }, { title: status === 200 ? title : exchange.t('form.errorPrefix', { title }), viewer, status, headers });
}
