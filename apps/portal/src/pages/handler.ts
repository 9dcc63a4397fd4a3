import type { Portal, PortalOptions, PortalRequest, PortalResponse, Refusal } from '../contract.js';
import { renderPage } from '../shared/document/render-page.js';
import { OperationFailed } from '../shared/graphql/operation.js';
import { seeOther, type Answer } from '../shared/http/answer.js';
import { filesProblem } from '../shared/forms/files.js';
import { securityHeaders } from '../shared/http/security-headers.js';
import { urlsUnder, withQuery } from '../shared/http/urls.js';
import { localeCookie, themeCookie, themes, Exchange } from '../shared/http/exchange.js';
import { locales } from '../shared/i18n/locale.js';
import { showRefusal } from './refusal/refusal.page.js';
import { routes, type Route } from './routes.js';

/** Turns requests into pages. Whatever fails on the way becomes a page too. */
export function createHandler({ basePath, report }: PortalOptions): Portal {
  const urls = urlsUnder(basePath);
  const answerWith = async (exchange: Exchange, answer: () => Promise<Answer>): Promise<PortalResponse> => {
    try {
      return await respond(exchange, await answer());
    } catch (error) {
      if (!(error instanceof OperationFailed)) report?.(error, exchange.request.requestId);
      return respond(exchange, await afterFailure(exchange, error));
    }
  };
  return {
    handle(request, execute) {
      const exchange = new Exchange(request, urls, execute);
      return answerWith(exchange, () => answerOf(exchange));
    },
    refuse(request, refusal, execute) {
      const exchange = new Exchange(request, urls, execute);
      return answerWith(exchange, () => answerRefusal(exchange, refusal));
    },
  };
}

async function answerOf(exchange: Exchange): Promise<Answer> {
  const { method } = exchange.request;
  const { route, id } = routeOf(exchange.request);
  if (!route) return showRefusal(exchange, 404);
  const reads = method === 'GET' || method === 'HEAD';
  const action = reads ? route.get : method === 'POST' ? route.post : undefined;
  // An address that only takes POST does not exist for a link or a reload.
  if (!action) return showRefusal(exchange, reads ? 404 : 405);
  return (reads && keepPreferences(exchange)) || action(exchange, id);
}

async function answerRefusal(exchange: Exchange, { status, retryAfter, files }: Refusal): Promise<Answer> {
  const { route, id } = routeOf(exchange.request);
  const problem = files ? exchange.t(filesProblem[files]) : status === 403 ? exchange.t('form.expired') : null;
  if (problem !== null && exchange.request.form && route?.again) return route.again(exchange, id, problem);
  return showRefusal(exchange, status, { retryAfter });
}

function routeOf({ path }: PortalRequest): { route: Route | undefined; id: string } {
  const printable = /^[\x21-\x7e]*$/.test(path) && path.length <= 500;
  const route = printable ? routes.find(({ pattern }) => pattern.test(path)) : undefined;
  return { route, id: route?.pattern.exec(path)?.[1] ?? '' };
}

/** `?lang=` and `?theme=` are kept in a cookie and taken out of the address. Harmless, so a link may do it. */
function keepPreferences(exchange: Exchange): Answer | null {
  const { query } = exchange.request;
  if (!query.has('lang') && !query.has('theme')) return null;
  const aYear = 31_536_000;
  const locale = locales.find((known) => known === query.get('lang'));
  if (locale) exchange.setCookie(localeCookie, locale, aYear);
  const theme = themes.find((known) => known === query.get('theme'));
  if (theme) exchange.setCookie(themeCookie, theme, aYear);
  return seeOther(withQuery(exchange.path, query, { lang: null, theme: null }));
}

async function afterFailure(exchange: Exchange, error: unknown): Promise<Answer> {
  if (!(error instanceof OperationFailed)) return showRefusal(exchange, 500);
  if (error.meansSignedOut) return seeOther(exchange.urls.signInAndReturnTo(exchange.path));
  return showRefusal(exchange, refusalStatuses[error.code] ?? 500, { correlationId: error.correlationId });
}

/** What the requester's API says when an address was tampered with or nothing more may be asked. Everything else is a fault. */
const refusalStatuses: Readonly<Record<string, Refusal['status']>> = {
  BAD_USER_INPUT: 404,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TIMEOUT: 503,
  UNAVAILABLE: 503,
  UNKNOWN_HOST: 404,
};

async function respond(exchange: Exchange, answer: Answer): Promise<PortalResponse> {
  if (answer.kind === 'page') return renderPage(exchange, answer);
  const cookies = exchange.cookies.length > 0 && { 'set-cookie': exchange.cookies };
  return { status: 303, headers: { ...securityHeaders, location: answer.to, 'cache-control': 'no-store', ...cookies }, body: '' };
}
