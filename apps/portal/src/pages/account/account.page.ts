import { signOut, signOutEverywhere } from '../../features/session/operations.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import AccountPage from './AccountPage.vue';

export async function showAccount(exchange: Exchange): Promise<Answer> {
  const viewer = exchange.request.signedIn ? (await exchange.run(viewerOnly, {})).viewer : null;
  if (!viewer) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.account));
  return show(AccountPage, { viewer }, { title: exchange.t('account.title'), viewer });
}

export async function sendSignOut(exchange: Exchange): Promise<Answer> {
  if (exchange.request.signedIn) await exchange.run(signOut, {});
  return seeOther(`${exchange.urls.signIn}?signed-out=here`);
}

export async function sendSignOutEverywhere(exchange: Exchange): Promise<Answer> {
  if (exchange.request.signedIn) await exchange.run(signOutEverywhere, {});
  return seeOther(`${exchange.urls.signIn}?signed-out=everywhere`);
}
