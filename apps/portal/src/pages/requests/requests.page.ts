import { myTickets, type Progress } from '../../features/requests/operations.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { withQuery } from '../../shared/http/urls.js';
import RequestsPage from './RequestsPage.vue';

/** What needs the visitor stands first. */
const order: readonly Progress[] = ['WAITING_FOR_YOU', 'IN_PROGRESS', 'SOLVED'];

export async function showRequests(exchange: Exchange): Promise<Answer> {
  const after = exchange.request.query.get('after');
  if (!exchange.request.signedIn) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.requests));
  const { viewer, myTickets: page } = await exchange.run(myTickets, { after });
  if (!viewer) return seeOther(exchange.urls.signInAndReturnTo(exchange.urls.requests));
  const tickets = page.edges.map(({ node }) => node);
  const groups = order.map((progress) => ({ progress, tickets: tickets.filter((ticket) => ticket.progress === progress) })).filter((group) => group.tickets.length > 0);
  const older = page.pageInfo.hasNextPage && page.pageInfo.endCursor ? withQuery(exchange.urls.requests, new URLSearchParams(), { after: page.pageInfo.endCursor }) : null;
  return show(RequestsPage, { groups, older, isFirstPage: after === null }, { title: exchange.t('requests.title'), viewer });
}
