import { ask, isTicket } from '../operations/request.mjs';

const mutation = `mutation EditTicket($input: EditTicketInput!) { editTicket(input: $input) { __typename ... on Ticket { id version subject updatedAt } ... on Failure { code params message } } }`;

/** One change of a ticket, and when each of the screens that follow it was told and showed it. */
export class Change {
  reached = new Map();

  /** `word` is nowhere else: who finds it in an answer has this change before them. */
  constructor({ ticket, by, word, screens }) {
    Object.assign(this, { ticket, by, word, screens });
  }

  async make(exchanged) {
    const request = ask(this.by, mutation, { input: { ticketId: this.ticket.id, subject: `The printer shows ${this.word}` } });
    this.requestedAt = performance.now();
    const { status, body } = await exchanged(request);
    this.answeredAt = performance.now();
    this.answeredOn = Date.now();
    if (status !== 200 || !isTicket(body)) throw new Error(`A change was answered ${status} ${body.toString().slice(0, 400)}`);
  }

  /** A screen was answered what `body` holds, after frames at those times. */
  note(screen, { body, framed, at }) {
    const framedAt = framed.get(this.ticket.id);
    if (framedAt === undefined || this.reached.has(screen) || !body.includes(this.word)) return;
    this.reached.set(screen, { framedAt, shownAt: at });
  }

  get isEverywhere() {
    return this.screens.every((screen) => this.reached.has(screen));
  }
}
