import { renderToString } from '@vue/server-renderer';
import { createSSRApp } from 'vue';
import type { PortalResponse } from '../../contract.js';
import type { PageAnswer } from '../http/answer.js';
import { scriptedPolicy, securityHeaders } from '../http/security-headers.js';
import { withQuery } from '../http/urls.js';
import type { Exchange } from '../http/exchange.js';
import { formats } from '../i18n/formats.js';
import { pageContextKey, type PageContext } from './page-context.js';
import PageDocument from './PageDocument.vue';

/** A page as bytes for the browser. Never cached: it holds the visitor's token and often their words. */
export async function renderPage(exchange: Exchange, answer: PageAnswer): Promise<PortalResponse> {
  const app = createSSRApp(PageDocument, { title: answer.title, page: answer.page, pageProps: answer.props });
  let policy: string = securityHeaders['content-security-policy'];
  app.provide(pageContextKey, contextOf(exchange, answer, () => (policy = scriptedPolicy)));
  const html = await renderToString(app);
  return {
    status: answer.status,
    headers: {
      ...securityHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'content-language': exchange.locale,
      'cache-control': 'no-store',
      vary: 'Cookie, Accept-Language',
      ...answer.headers,
      ...(exchange.cookies.length > 0 && { 'set-cookie': exchange.cookies }),
    },
    body: exchange.request.method === 'HEAD' ? '' : `<!doctype html>${html}`,
  };
}

function contextOf(exchange: Exchange, { viewer }: PageAnswer, allowScript: () => void): PageContext {
  const { request, urls, locale, theme, t, path } = exchange;
  return {
    t,
    formats: formats(locale, viewer?.timeZone ?? 'UTC'),
    locale,
    theme,
    urls,
    csrfToken: request.csrfToken,
    site: request.site,
    uploads: request.uploads,
    allowScript,
    signedIn: viewer !== null || request.signedIn,
    viewer,
    linkWith: (changes) => withQuery(path, request.method === 'POST' ? new URLSearchParams() : request.query, changes),
    path,
  };
}
