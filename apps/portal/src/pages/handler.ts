import type { Portal, PortalOptions, PortalRequest, PortalResponse, Refusal } from '../contract.js';
import { renderPage } from '../shared/document/render-page.js';
import { OperationFailed } from '../shared/graphql/operation.js';
import { seeOther, type Answer } from '../shared/http/answer.js';
import { securityHeaders } from '../shared/http/security-headers.js';
import { urlsUnder, withQuery } from '../shared/http/urls.js';
import { localeCookie, themeCookie, themes, Visit } from '../shared/http/visit.js';
import { locales } from '../shared/i18n/locale.js';
import { showRefusal } from './refusal/refusal.page.js';
import { routes, type Route } from './routes.js';

/** Turns requests into pages. Whatever fails on the way becomes a page too. */
export function createHandler({ basePath, report }: PortalOptions): Portal {
  const urls = urlsUnder(basePath);
  const answerWith = async (visit: Visit, answer: () => Promise<Answer>): Promise<PortalResponse> => {
    try {
      return await respond(visit, await answer());
    } catch (error) {
      if (!(error instanceof OperationFailed)) report?.(error, visit.request.requestId);
      return respond(visit, await afterFailure(visit, error));
    }
  };
  return {
    handle(request, execute) {
      const visit = new Visit(request, urls, execute);
      return answerWith(visit, () => answerOf(visit));
    },
    refuse(request, refusal, execute) {
      const visit = new Visit(request, urls, execute);
      return answerWith(visit, () => answerRefusal(visit, refusal));
    },
  };
}

async function answerOf(visit: Visit): Promise<Answer> {
  const { method } = visit.request;
  const { route, id } = routeOf(visit.request);
  if (!route) return showRefusal(visit, 404);
  const reads = method === 'GET' || method === 'HEAD';
  const action = reads ? route.get : method === 'POST' ? route.post : undefined;
  // An address that only takes POST does not exist for a link or a reload.
  if (!action) return showRefusal(visit, reads ? 404 : 405);
  return (reads && keepPreferences(visit)) || action(visit, id);
}

async function answerRefusal(visit: Visit, { status, retryAfter }: Refusal): Promise<Answer> {
  const { route, id } = routeOf(visit.request);
  if (status === 403 && visit.request.form && route?.again) return route.again(visit, id);
  return showRefusal(visit, status, { retryAfter });
}

function routeOf({ path }: PortalRequest): { route: Route | undefined; id: string } {
  const printable = /^[\x21-\x7e]*$/.test(path) && path.length <= 500;
  const route = printable ? routes.find(({ pattern }) => pattern.test(path)) : undefined;
  return { route, id: route?.pattern.exec(path)?.[1] ?? '' };
}

/** `?lang=` and `?theme=` are kept in a cookie and taken out of the address. Harmless, so a link may do it. */
function keepPreferences(visit: Visit): Answer | null {
  const { query } = visit.request;
  if (!query.has('lang') && !query.has('theme')) return null;
  const aYear = 31_536_000;
  const locale = locales.find((known) => known === query.get('lang'));
  if (locale) visit.setCookie(localeCookie, locale, aYear);
  const theme = themes.find((known) => known === query.get('theme'));
  if (theme) visit.setCookie(themeCookie, theme, aYear);
  return seeOther(withQuery(visit.path, query, { lang: null, theme: null }));
}

async function afterFailure(visit: Visit, error: unknown): Promise<Answer> {
  if (!(error instanceof OperationFailed)) return showRefusal(visit, 500);
  if (error.meansSignedOut) return seeOther(visit.urls.signInAndReturnTo(visit.path));
  const status = refusalStatuses[error.code] ?? 500;
  return showRefusal(visit, status, status === 500 ? { correlationId: error.correlationId } : {});
}

/** What the requester's API says when an address was tampered with or nothing more may be asked. Everything else is a fault. */
const refusalStatuses: Readonly<Record<string, Refusal['status']>> = {
  BAD_USER_INPUT: 404,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  TOO_MANY_ATTEMPTS: 429,
  SERVICE_UNAVAILABLE: 503,
};

async function respond(visit: Visit, answer: Answer): Promise<PortalResponse> {
  if (answer.kind === 'page') return renderPage(visit, answer);
  const cookies = visit.cookies.length > 0 && { 'set-cookie': visit.cookies };
  return { status: 303, headers: { ...securityHeaders, location: answer.to, 'cache-control': 'no-store', ...cookies }, body: '' };
}
