import { myTickets, type Progress } from '../../features/requests/operations.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Visit } from '../../shared/http/visit.js';
import { withQuery } from '../../shared/http/urls.js';
import RequestsPage from './RequestsPage.vue';

/** What needs the visitor stands first. */
const order: readonly Progress[] = ['WAITING_FOR_YOU', 'IN_PROGRESS', 'SOLVED'];

export async function showRequests(visit: Visit): Promise<Answer> {
  const after = visit.request.query.get('after');
  if (!visit.request.signedIn) return seeOther(visit.urls.signInAndReturnTo(visit.urls.requests));
  const { viewer, myTickets: page } = await visit.run(myTickets, { after });
  if (!viewer) return seeOther(visit.urls.signInAndReturnTo(visit.urls.requests));
  const tickets = page.edges.map(({ node }) => node);
  const groups = order.map((progress) => ({ progress, tickets: tickets.filter((ticket) => ticket.progress === progress) })).filter((group) => group.tickets.length > 0);
  const older = page.pageInfo.hasNextPage && page.pageInfo.endCursor ? withQuery(visit.urls.requests, new URLSearchParams(), { after: page.pageInfo.endCursor }) : null;
  return show(RequestsPage, { groups, older, isFirstPage: after === null }, { title: visit.t('requests.title'), viewer });
}
