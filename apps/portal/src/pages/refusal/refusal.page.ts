import type { Refusal } from '../../contract.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import type { MessageKey } from '../../shared/i18n/translate.js';
import RefusalPage from './RefusalPage.vue';

export interface RefusalDetails {
  readonly retryAfter?: number | undefined;
  /** Of a failure behind the portal; without one the request's own id is shown, unless there is just nothing to be seen. */
  readonly correlationId?: string | null;
}

/** The page for what cannot be answered. It asks nothing of the server, which may be what is broken. */
export function showRefusal(exchange: Exchange, status: Refusal['status'], { retryAfter = 60, correlationId = null }: RefusalDetails = {}): Promise<Answer> {
  const { t, request } = exchange;
  const { title, line } = sentences[status];
  const props = { title: t(title), line: t(line, { minutes: Math.max(1, Math.ceil(retryAfter / 60)) }), requestId: correlationId ?? (status === 404 ? null : request.requestId) };
  const headers = status === 429 || status === 503 ? { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) } : {};
  return Promise.resolve(show(RefusalPage, props, { title: props.title, viewer: null, status, headers }));
}

const sentences: Readonly<Record<Refusal['status'], { title: MessageKey; line: MessageKey }>> = {
  400: { title: 'refusals.badRequestTitle', line: 'refusals.badRequestLine' },
  403: { title: 'refusals.forbiddenTitle', line: 'refusals.forbiddenLine' },
  404: { title: 'refusals.notFoundTitle', line: 'refusals.notFoundLine' },
  405: { title: 'refusals.methodTitle', line: 'refusals.methodLine' },
  413: { title: 'refusals.tooLargeTitle', line: 'refusals.tooLargeLine' },
  415: { title: 'refusals.mediaTypeTitle', line: 'refusals.mediaTypeLine' },
  429: { title: 'refusals.tooOftenTitle', line: 'refusals.tooOftenLine' },
  500: { title: 'refusals.brokenTitle', line: 'refusals.brokenLine' },
  503: { title: 'refusals.unavailableTitle', line: 'refusals.unavailableLine' },
};
