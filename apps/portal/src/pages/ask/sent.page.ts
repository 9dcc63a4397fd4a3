import type { RequestReceived } from '../../features/requests/operations.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import SentPage from './SentPage.vue';

const sentCookie = 'meja_help_sent';
const tenMinutes = 600;

/** The number travels in a cookie and not in the address: nobody can send a link that shows another one. */
export function rememberSent(exchange: Exchange, { number, ticket }: RequestReceived): void {
  exchange.setCookie(sentCookie, `${ticket?.id ?? ''} ${number}`, tenMinutes);
}

export async function showSent(exchange: Exchange): Promise<Answer> {
  const { viewer } = await exchange.run(viewerOnly, {});
  const [, ticketId, number = null] = /^([0-9a-f-]{36})? (.{1,60})$/.exec(exchange.cookie(sentCookie) ?? '') ?? [];
  const title = exchange.t(number === null ? 'sent.noneTitle' : 'sent.title');
  return show(SentPage, { number, ticketId: viewer && ticketId ? ticketId : null }, { title, viewer });
}
