import { operation } from '../../shared/graphql/operation.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Visit } from '../../shared/http/visit.js';
import AccountPage from './AccountPage.vue';

export const signOut = operation<{ signOut: boolean }>(`mutation SignOut { signOut }`);
export const signOutEverywhere = operation<{ signOutEverywhere: boolean }>(`mutation SignOutEverywhere { signOutEverywhere }`);

export async function showAccount(visit: Visit): Promise<Answer> {
  const viewer = visit.request.signedIn ? (await visit.run(viewerOnly, {})).viewer : null;
  if (!viewer) return seeOther(visit.urls.signInAndReturnTo(visit.urls.account));
  return show(AccountPage, { viewer }, { title: visit.t('account.title'), viewer });
}

export async function sendSignOut(visit: Visit): Promise<Answer> {
  if (visit.request.signedIn) await visit.run(signOut, {});
  return seeOther(`${visit.urls.signIn}?signed-out=here`);
}

export async function sendSignOutEverywhere(visit: Visit): Promise<Answer> {
  if (visit.request.signedIn) await visit.run(signOutEverywhere, {});
  return seeOther(`${visit.urls.signIn}?signed-out=everywhere`);
}
