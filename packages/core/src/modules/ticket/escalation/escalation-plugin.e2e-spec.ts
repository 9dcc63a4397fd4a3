import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  before, Commands, definePlugin, deescalateTicket, escalateTicket, failure, Handovers, Injectable, on, ticketEscalated, transferTicket,
  type Failure, type FactsOf, type Guard, type InputOf, type Listener, type Occurrence, type RequestContext,
} from '@meja/plugin-sdk/server';
import { aTicket, createTestServer, type TestServer } from '@meja/testing';
import * as v from 'valibot';
import { fullCard, line } from './testing/line.js';

const noPromises = failure<{ word: string }>('NoPromises', 'NO_PROMISES');
const heard: { ticketId: string; asked: string | undefined; seconds: number }[] = [];

@Injectable()
class NoPromises implements Guard<InputOf<typeof escalateTicket>> {
  async check(_ctx: RequestContext, { card }: InputOf<typeof escalateTicket>): Promise<Failure | null> {
    return card.promised?.includes('guarantee') ? noPromises({ word: 'guarantee' }) : null;
  }
}

/** Reads the card by the id in the event, as somebody who pages whoever is on call would. */
@Injectable()
class Pager implements Listener<FactsOf<typeof ticketEscalated>> {
  constructor(private readonly handovers: Handovers) {}

  async hear(ctx: RequestContext, { facts }: Occurrence<FactsOf<typeof ticketEscalated>>): Promise<void> {
    const [cards = []] = await this.handovers.ofTickets(ctx, [facts.ticketId]);
    heard.push({ ticketId: facts.ticketId, seconds: facts.seconds, asked: cards.find(({ id }) => id === facts.handoverId)?.question });
  }
}

const texts = Object.fromEntries(['en', 'id', 'pl', 'sv'].map((locale) => [locale, { failures: { NO_PROMISES: `Do not promise a {word} (${locale}).` } }]));
const pagerPlugin = definePlugin({
  id: 'pager',
  version: '1.0.0',
  engine: '^0.1.0',
  options: v.strictObject({}),
  contribute: () => ({ guards: [before(escalateTicket, NoPromises)], listeners: [on(ticketEscalated, Pager)], texts }),
});

describe('a plugin on the line', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await createTestServer({ plugins: [pagerPlugin({})] });
  });
  afterAll(() => server.stop());
  beforeEach(() => void heard.splice(0));

  it('may refuse an escalation in words of its own, and nothing is written', async () => {
    const id = await aTicket(server);
    const refused = await line.escalate(await server.as('agentA'), id, { card: { ...fullCard, promised: 'A guarantee.' } });
    expect(refused).toMatchObject({ __typename: 'RefusedByGuard', message: 'Do not promise a guarantee (en).' });
    expect(await server.rows('select (select count(*)::int from handover) as cards, version from ticket where id = $1', [id])).toEqual([{ cards: 0, version: 1 }]);
  });

  it('hears of an escalation and reads its card', async () => {
    const id = await aTicket(server);
    await line.escalate(await server.as('agentA'), id);
    await server.settle();
    expect(heard).toEqual([{ ticketId: id, asked: fullCard.question, seconds: expect.any(Number) }]);
  });

  it('moves tickets by the same commands, under the same rules, and in its own name', async () => {
    const id = await aTicket(server);
    const commands = server.app.get(Commands, { strict: false });
    const card = { ...fullCard, fields: {} };
    expect(await commands.execute(server.system, escalateTicket, { ticketId: id, card: { ...card, tried: '' } })).toMatchObject({ ok: false, failure: { code: 'HANDOVER_MISSING', params: { missing: ['tried'] } } });
    expect(await commands.execute(server.system, escalateTicket, { ticketId: id, card: { ...card, promised: 'A guarantee.' } })).toMatchObject({ ok: false, failure: { code: 'REFUSED_BY_GUARD' } });
    expect(await commands.execute(server.system, escalateTicket, { ticketId: id, card })).toMatchObject({ ok: true, value: { ticketId: id } });
    expect(await commands.execute(server.system, deescalateTicket, { ticketId: id, reason: 'Nobody is there at night.' })).toMatchObject({ ok: true });
    expect(await commands.execute(server.system, transferTicket, { ticketId: id, departmentId: server.people.departmentB, card })).toMatchObject({ ok: true });
    expect(await line.read(await server.as('agentB'), id)).toMatchObject({ bounces: 1, handovers: [{ kind: 'TRANSFER', authorName: 'testing' }, { kind: 'DEESCALATION' }, { kind: 'ESCALATION' }] });
  });
});
