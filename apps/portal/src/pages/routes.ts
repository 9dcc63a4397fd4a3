import type { Answer } from '../shared/http/answer.js';
import type { Exchange } from '../shared/http/exchange.js';
import { sendSignOut, sendSignOutEverywhere, showAccount } from './account/account.page.js';
import { showHome } from './home/home.page.js';
import { sendAsk, showAsk, showAskAgain } from './ask/ask.page.js';
import { showSent } from './ask/sent.page.js';
import { sendReply, showRequest, showRequestAgain } from './request/request.page.js';
import { showRequests } from './requests/requests.page.js';
import { sendSignIn, showSignIn, showSignInAgain } from './sign-in/sign-in.page.js';

type Action = (exchange: Exchange, id: string) => Promise<Answer>;

export interface Route {
  readonly pattern: RegExp;
  readonly get?: Action;
  readonly post?: Action;
  /** Shows the form once more when the server turned a POST away. */
  readonly again?: Action;
}

/** The first that fits answers. */
export const routes: readonly Route[] = [
  { pattern: /^\/?$/, get: showHome },
  { pattern: /^\/requests\/new$/, get: showAsk, post: sendAsk, again: showAskAgain },
  { pattern: /^\/requests\/sent$/, get: showSent },
  { pattern: /^\/requests$/, get: showRequests },
  { pattern: /^\/requests\/([^/]+)$/, get: showRequest, post: sendReply, again: showRequestAgain },
  { pattern: /^\/sign-in$/, get: showSignIn, post: sendSignIn, again: showSignInAgain },
  { pattern: /^\/account$/, get: showAccount },
  { pattern: /^\/sign-out$/, post: sendSignOut },
  { pattern: /^\/sign-out-everywhere$/, post: sendSignOutEverywhere },
];
