import { answerByLink } from '../../features/requests/operations.js';
import { viewerOnly } from '../../shared/graphql/viewer.js';
import { show, type Answer } from '../../shared/http/answer.js';
import type { Exchange } from '../../shared/http/exchange.js';
import AnsweredPage from './AnsweredPage.vue';
import AnswerPage from './AnswerPage.vue';

/** The page of the link in a mail. Opening it asks nothing of the server and changes nothing: programs that look into mail open links too. */
export function showAnswer(exchange: Exchange, token: string): Promise<Answer> {
  return showForm(exchange, { token, body: '', problem: null, status: 200 });
}

/** Takes the answer. Whatever the link was good for, the next page is the same. */
export async function sendAnswer(exchange: Exchange, token: string): Promise<Answer> {
  const verdict = exchange.field('verdict') === 'solved' ? 'CONFIRM' : exchange.field('verdict') === 'not-solved' ? 'REOPEN' : null;
  const body = exchange.field('body');
  if (verdict === null) return showForm(exchange, { token, body, problem: exchange.t('answer.choose'), status: 422 });
  await exchange.run(answerByLink, { input: { token, verdict, body } });
  return show(AnsweredPage, {}, { title: exchange.t('answer.thanks'), viewer: await viewerOf(exchange) });
}

/** The form again, after the server turned it away before it reached us. */
export function showAnswerAgain(exchange: Exchange, token: string, problem: string): Promise<Answer> {
  return showForm(exchange, { token, body: exchange.field('body'), problem, status: 403 });
}

interface AnswerForm {
  readonly token: string;
  readonly body: string;
  readonly problem: string | null;
  readonly status: number;
}

async function showForm(exchange: Exchange, { token, body, problem, status }: AnswerForm): Promise<Answer> {
  const title = exchange.t('verdict.question');
  return show(AnswerPage, { token, state: { values: { body }, errors: {}, problem } }, { title: status === 200 ? title : exchange.t('form.errorPrefix', { title }), viewer: await viewerOf(exchange), status });
}

/** Only for the head of the page. */
const viewerOf = async (exchange: Exchange) => (exchange.request.signedIn ? (await exchange.run(viewerOnly, {})).viewer : null);
