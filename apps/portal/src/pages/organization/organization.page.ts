import { organizationTickets } from '../../features/requests/operations.js';
import { seeOther, show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import { withQuery } from '../../shared/http/urls.js';
import { showRefusal } from '../refusal/refusal.page.js';
import OrganizationPage from './OrganizationPage.vue';

/** Requests of the organizations the visitor looks after, to be read. For everybody else there is no such page. */
export async function showOrganization(exchange: Exchange): Promise<Answer> {
  const { request, urls, t } = exchange;
  const after = request.query.get('after');
  if (!request.signedIn) return seeOther(urls.signInAndReturnTo(urls.organization));
  const { viewer, organizationTickets: page } = await exchange.run(organizationTickets, { after });
  if (!viewer) return seeOther(urls.signInAndReturnTo(urls.organization));
  if (viewer.managedOrganizations.length === 0) return showRefusal(exchange, 404);
  const tickets = page.edges.map(({ node }) => node);
  const older = page.pageInfo.hasNextPage && page.pageInfo.endCursor ? withQuery(urls.organization, new URLSearchParams(), { after: page.pageInfo.endCursor }) : null;
  const title = t('organization.title', { name: new Intl.ListFormat(exchange.locale).format(viewer.managedOrganizations) });
  return show(OrganizationPage, { title, tickets, older, isFirstPage: after === null }, { title, viewer });
}
