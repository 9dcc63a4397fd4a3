import { renderToString } from '@vue/server-renderer';
import { createSSRApp } from 'vue';
import type { PortalResponse } from '../../contract.js';
import type { PageAnswer } from '../http/answer.js';
import { securityHeaders } from '../http/security-headers.js';
import { withQuery } from '../http/urls.js';
import type { Visit } from '../http/visit.js';
import { formats } from '../i18n/formats.js';
import { pageContextKey, type PageContext } from './page-context.js';
import PageDocument from './PageDocument.vue';

/** A page as bytes for the browser. Never cached: it holds the visitor's token and often their words. */
export async function renderPage(visit: Visit, answer: PageAnswer): Promise<PortalResponse> {
  const app = createSSRApp(PageDocument, { title: answer.title, page: answer.page, pageProps: answer.props });
  app.provide(pageContextKey, contextOf(visit, answer));
  const html = await renderToString(app);
  return {
    status: answer.status,
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-language': visit.locale,
      'cache-control': 'no-store',
      vary: 'Cookie, Accept-Language',
      ...answer.headers,
      ...(visit.cookies.length > 0 && { 'set-cookie': visit.cookies }),
    },
    body: visit.request.method === 'HEAD' ? '' : `<!doctype html>${html}`,
  };
}

function contextOf(visit: Visit, { viewer }: PageAnswer): PageContext {
  const { request, urls, locale, theme, t, path } = visit;
  return {
    t,
    formats: formats(locale, viewer?.timeZone ?? 'UTC'),
    locale,
    theme,
    urls,
    csrfToken: request.csrfToken,
    signedIn: viewer !== null || request.signedIn,
    viewer,
    linkWith: (changes) => withQuery(path, request.method === 'POST' ? new URLSearchParams() : request.query, changes),
    path,
  };
}
