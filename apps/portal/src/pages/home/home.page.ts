import { homeOfVisitor } from '../../features/requests/operations.js';
import { OperationFailed } from '../../shared/graphql/operation.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import HomePage from './HomePage.vue';

const shownTickets = 5;

/** The question first; then the topics; then, for those we know, what is still open. */
export async function showHome(exchange: Exchange): Promise<Answer> {
  const { viewer, departments, myTickets } = await homeOf(exchange);
  const open = myTickets?.edges.map(({ node }) => node).filter(({ progress }) => progress !== 'SOLVED') ?? [];
  const waitingFirst = [...open.filter(({ progress }) => progress === 'WAITING_FOR_YOU'), ...open.filter(({ progress }) => progress !== 'WAITING_FOR_YOU')];
  return show(HomePage, { departments, openTickets: viewer ? waitingFirst.slice(0, shownTickets) : null }, { title: exchange.t('site.name'), viewer });
}

/** A session that ended a moment ago must not close the front door. */
async function homeOf(exchange: Exchange) {
  try {
    return await exchange.run(homeOfVisitor, { signedIn: exchange.request.signedIn });
  } catch (error) {
    if (!(error instanceof OperationFailed && error.meansSignedOut && exchange.request.signedIn)) throw error;
    return exchange.run(homeOfVisitor, { signedIn: false });
  }
}
