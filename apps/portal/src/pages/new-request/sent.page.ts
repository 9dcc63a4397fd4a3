import type { RequestReceived } from '../../features/requests/operations.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Visit } from '../../shared/http/visit.js';
import SentPage from './SentPage.vue';

const sentCookie = 'meja_help_sent';
const tenMinutes = 600;

/** The number travels in a cookie and not in the address: nobody can send a link that shows another one. */
export function rememberSent(visit: Visit, { number, ticket }: RequestReceived): void {
  visit.setCookie(sentCookie, `${ticket?.id ?? ''} ${number}`, tenMinutes);
}

export async function showSent(visit: Visit): Promise<Answer> {
  const { viewer } = await visit.run(viewerOnly, {});
  const [, ticketId, number = null] = /^([0-9a-f-]{36})? (.{1,60})$/.exec(visit.cookie(sentCookie) ?? '') ?? [];
  const title = visit.t(number === null ? 'sent.noneTitle' : 'sent.title');
  return show(SentPage, { number, ticketId: viewer && ticketId ? ticketId : null }, { title, viewer });
}
