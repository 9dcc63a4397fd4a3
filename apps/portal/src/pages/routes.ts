import type { Answer } from '../shared/http/answer.js';
import type { Exchange } from '../shared/http/exchange.js';
import { sendPassword, sendSignOut, sendSignOutEverywhere, showAccount, showPasswordAgain } from './account/account.page.js';
import { showHome } from './home/home.page.js';
import { sendAsk, showAsk, showAskAgain } from './ask/ask.page.js';
import { showSent } from './ask/sent.page.js';
import { sendAnswer, showAnswer, showAnswerAgain } from './answer/answer.page.js';
import { showOrganization } from './organization/organization.page.js';
import { sendForgot, showForgot, showForgotAgain } from './password/forgot.page.js';
import { sendWelcome, showWelcome, showWelcomeAgain } from './password/welcome.page.js';
import { sendConfirm, sendReopen, sendReply, showRequest, showRequestAgain } from './request/request.page.js';
import { showRequests } from './requests/requests.page.js';
import { sendSignIn, showSignIn, showSignInAgain } from './sign-in/sign-in.page.js';

type Action = (exchange: Exchange, id: string) => Promise<Answer>;

export interface Route {
  readonly pattern: RegExp;
  readonly get?: Action;
  readonly post?: Action;
  /** Shows the form once more when the server turned a POST away, and says why. */
  readonly again?: (exchange: Exchange, id: string, problem: string) => Promise<Answer>;
}

/** The first that fits answers. */
export const routes: readonly Route[] = [
  { pattern: /^\/?$/, get: showHome },
  { pattern: /^\/requests\/new$/, get: showAsk, post: sendAsk, again: showAskAgain },
  { pattern: /^\/requests\/sent$/, get: showSent },
  { pattern: /^\/requests$/, get: showRequests },
  { pattern: /^\/requests\/([^/]+)$/, get: showRequest, post: sendReply, again: showRequestAgain },
  { pattern: /^\/requests\/([^/]+)\/solved$/, post: sendConfirm, again: showRequestAgain },
  { pattern: /^\/requests\/([^/]+)\/not-solved$/, post: sendReopen, again: showRequestAgain },
  { pattern: /^\/organization$/, get: showOrganization },
  { pattern: /^\/answer\/([^/]+)$/, get: showAnswer, post: sendAnswer, again: showAnswerAgain },
  { pattern: /^\/forgot$/, get: showForgot, post: sendForgot, again: showForgotAgain },
  { pattern: /^\/welcome$/, get: showWelcome, post: sendWelcome, again: showWelcomeAgain },
  { pattern: /^\/sign-in$/, get: showSignIn, post: sendSignIn, again: showSignInAgain },
  { pattern: /^\/account$/, get: showAccount, post: sendPassword, again: showPasswordAgain },
  { pattern: /^\/sign-out$/, post: sendSignOut },
  { pattern: /^\/sign-out-everywhere$/, post: sendSignOutEverywhere },
];
