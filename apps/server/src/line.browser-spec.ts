import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until, type Json, type PersonName, type TestClient } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, chord, holdUndo, openDesk, type Desk, type Visit, type VisitOptions } from '../testing/desk.js';

interface Opened {
  readonly id: string;
  readonly number: string;
}

const ofFailure = '... on Failure { code params }';
const create = `mutation ($input: CreateTicketInput!) { result: createTicket(input: $input) { __typename ... on Ticket { id number } ${ofFailure} } }`;
const say = `mutation ($input: AddMessageInput!) { result: addMessage(input: $input) { __typename ${ofFailure} } }`;
const edit = `mutation ($input: EditTicketInput!) { result: editTicket(input: $input) { __typename ${ofFailure} } }`;
const escalate = `mutation ($input: EscalateTicketInput!) { result: escalateTicket(input: $input) { __typename ${ofFailure} } }`;
const card = { tried: 'Everything at hand.', evidence: 'Error 0x10', question: 'What now?', promised: 'An answer today.' };

describe('the line at the desk', () => {
  let desk: Desk;
  let agent: TestClient;
  let colleague: TestClient;

  beforeAll(async () => {
    desk = await openDesk();
    [agent, colleague] = [await desk.server.as('agentA'), await desk.server.as('agentA2')];
  });
  afterAll(() => desk.close());

  async function did(who: TestClient, mutation: string, input: object): Promise<Json> {
    const { result } = await who.must(mutation, { input });
    expect(result).not.toHaveProperty('code');
    return result;
  }
  const aTicket = (subject: string): Promise<Opened> => did(agent, create, { departmentId: desk.server.people.departmentA, subject, body: `About: ${subject}`, requesterEmail: 'bo@example.org', requesterName: 'Bo Ek' });
  const rowOf = async ({ id }: Opened) => (await desk.server.rows('select ticket.*, tier.name as tier from ticket join tier on tier.id = ticket.tier_id where ticket.id = $1', [id]))[0];
  const becomes = (ticket: Opened, wanted: object) => until(async () => JSON.stringify({ ...(await rowOf(ticket)), ...wanted }) === JSON.stringify(await rowOf(ticket)), `ticket ${ticket.number} with ${JSON.stringify(wanted)}`);

  async function open(who: PersonName, ticket: Opened, options: VisitOptions = {}): Promise<Visit> {
    const visit = await desk.visit({ as: who, ...options });
    const { page } = visit;
    await page.goto(`${desk.server.address}/queue/open/${ticket.number}`);
    await page.getByText(/^About: /).first().waitFor();
    return visit;
  }
  /** Words are typed; names of keys are pressed. */
  async function type(page: Page, ...words: readonly string[]): Promise<void> {
    for (const each of words) await (/^(Tab|Enter|Escape|F2|Control\+.+|Alt\+.+|ArrowDown)$/.test(each) ? page.keyboard.press(each) : page.keyboard.type(each));
  }
  const dialog = (page: Page, name: RegExp) => page.getByRole('dialog', { name });
  const inDialog = () => document.activeElement?.matches('[role="dialog"] :is(input, textarea, select)');
  const writes = (page: Page) => page.waitForFunction(() => document.activeElement?.matches('#composer textarea'));
  async function compose(page: Page, key: 'r' | 'n'): Promise<void> {
    await page.keyboard.press(key);
    await writes(page);
  }
  async function keys(page: Page, sequence: string, opens: RegExp): Promise<void> {
    const [first = '', second] = sequence.split(' ');
    // The keys of the line mean something as soon as its buttons are there.
    if (second) await page.getByRole('button', { name: /^(Escalate|Transfer)/ }).first().waitFor();
    await (second ? chord(page, first, second) : page.keyboard.press(first));
    await dialog(page, opens).waitFor();
    await page.waitForFunction(inDialog);
  }
  async function handIn(page: Page, ...words: readonly string[]): Promise<void> {
    await type(page, ...words, 'Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async function undo(page: Page): Promise<void> {
    await holdUndo(page);
    await page.keyboard.press('z');
  }

  it('goes up with cards, bounces once with a reason and is solved, without a pointer, to be read in either theme', async () => {
    const ticket = await aTicket('Stripes');
    const { page, broken, outside, context } = await open('agentA', ticket);
    const problems: string[] = [];
    const look = async (where: string) => void problems.push(...(await accessibilityProblems(page)).map((problem) => `${where}: ${problem}`));

    await keys(page, 'l u', /Escalate .* to L2/);
    await type(page, 'Cleaned the drum.', 'Control+Enter');
    await dialog(page, /Escalate/).getByText('Write what the next tier is asked.').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'evidence');
    await look('a card that misses parts');
    await handIn(page, 'Grey stripes, 4 mm.', 'Tab', 'Is the fuser gone?', 'Tab', 'A call before noon.');
    await becomes(ticket, { tier: 'L2', bounces: 0 });
    await page.getByRole('region', { name: 'Handover card' }).getByText('Is the fuser gone?').first().waitFor();
    await look('the card above the timeline');

    await keys(page, 'l d', /Give .* back to L1/);
    await handIn(page, 'The part is in your cupboard.');
    await becomes(ticket, { tier: 'L1', bounces: 1 });
    await page.getByText('The part is in your cupboard.').first().waitFor();

    for (const tier of ['L2', 'Specialist']) {
      await keys(page, 'l u', new RegExp(`Escalate .* to ${tier}`));
      await handIn(page, `Changed it, for ${tier}.`, 'Tab', 'Stripes again.', 'Tab', `Which board, ${tier}?`, 'Tab', 'Nothing.');
      await becomes(ticket, { tier });
    }
    await until(async () => (await page.locator('[data-handover]').count()) === 3, 'three cards');
    await look('cards in the timeline');

    await compose(page, 'r');
    await type(page, 'A new board is in. Please print a page.', 'Control+Shift+Enter');
    await dialog(page, /Solve/).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-field') === 'symptom');
    await type(page, 'Grey stripes', 'Control+Enter');
    await dialog(page, /Solve/).getByText('Write what settled it.').waitFor();
    await look('a solution that misses parts');
    await handIn(page, 'The board was worn out', 'Tab', 'Put in a new board.');
    await becomes(ticket, { status: 'solved' });
    await page.getByText('Solution by agentA Person').waitFor();
    await look('solved');
    const [solution] = await desk.server.rows('select symptom, cause, steps from solution where ticket_id = $1', [ticket.id]);
    expect(solution).toEqual({ symptom: 'Grey stripes', cause: 'The board was worn out', steps: 'Put in a new board.' });
    const [told] = await desk.server.rows(`select body_text from message where ticket_id = $1 and visibility = 'public' order by created_at desc limit 1`, [ticket.id]);
    expect(told).toEqual({ body_text: 'A new board is in. Please print a page.' });
    await until(async () => (await page.locator('#composer textarea').inputValue()) === '', 'an empty reply');

    await page.keyboard.press('Escape');
    await keys(page, 'e', /Open .* again/);
    await handIn(page, 'It came back.');
    await becomes(ticket, { status: 'open' });
    expect([...problems, ...broken, ...outside]).toEqual([]);
    await context.close();
  });

  it('shows the card to the tier that gets it, at once and without a reload', async () => {
    const ticket = await aTicket('No dial tone');
    const { page, context, listens } = await open('agentA2', ticket);
    await listens;
    // What is read stays where it is when something changes: nothing is drawn anew.
    await page.getByRole('article').first().evaluate((article) => article.setAttribute('data-read', ''));
    await did(agent, edit, { ticketId: ticket.id, priority: 'HIGH' });
    await page.getByRole('list', { name: 'Timeline' }).getByText('High').first().waitFor();
    expect(await page.locator('article[data-read]').count()).toBe(1);
    await did(agent, escalate, { ticketId: ticket.id, card });
    await page.getByRole('region', { name: 'Handover card' }).getByText('What now?').first().waitFor();
    await page.getByText('< 1 min').first().waitFor();
    await context.close();
  });

  it('keeps a card that was begun, and hands it on to the other dialog of its kind', async () => {
    const ticket = await aTicket('Half a card');
    const { page, context } = await open('admin', ticket);
    await keys(page, 'l u', /Escalate/);
    await type(page, 'Half a sentence');
    await dialog(page, /Escalate/).getByText('Draft saved').waitFor();
    await page.reload();
    await page.getByText(/^About: /).first().waitFor();
    await keys(page, 'l t', /Transfer/);
    await until(async () => (await dialog(page, /Transfer/).locator('[data-field="tried"]').inputValue()) === 'Half a sentence', 'the card as it was left');
    await context.close();
  });

  it('sends no reply past a message that its writer has not read, and loses no word of it', async () => {
    const ticket = await aTicket('Two at once');
    const { page, context, listens } = await open('agentA', ticket);
    await listens;
    await compose(page, 'r');
    await type(page, 'I am on it.');
    await did(colleague, say, { ticketId: ticket.id, body: 'Already done, see the log.', visibility: 'INTERNAL' });
    await page.getByText('1 new message while you wrote').waitFor();
    const refused = page.waitForResponse((response) => (response.request().postData() ?? '').includes('AddMessage'));
    await page.keyboard.press('Control+Enter');
    expect(await (await refused).text()).toContain('MessagesUnread');
    await page.waitForFunction(() => document.querySelector('#composer [aria-busy="true"]') === null);
    expect(await page.locator('#composer textarea').inputValue()).toBe('I am on it.');
    expect(await desk.server.rows(`select id from message where body_text = 'I am on it.'`)).toEqual([]);
    await page.getByRole('button', { name: 'Read it' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[data-message]'));
    expect(await page.evaluate(() => document.activeElement?.querySelector('article')?.getAttribute('aria-label'))).toBe('Internal note by agentA2 Person');
    await compose(page, 'r');
    await page.keyboard.press('Control+Alt+Enter');
    await becomes(ticket, { status: 'waiting_for_requester' });
    expect(await desk.server.rows(`select id from message where body_text = 'I am on it.'`)).toHaveLength(1);
    await context.close();
  });

  it('shows both sides of an edit that met another, and overwrites nothing unasked', async () => {
    const ticket = await aTicket('Badge does not open the gate');
    const { page, context, listens } = await open('agentA', ticket);
    await listens;
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Subject' }).fill('Badge of the north gate');
    await did(colleague, edit, { ticketId: ticket.id, subject: 'Badge of the south gate', priority: 'HIGH' });
    await page.getByRole('button', { name: 'Priority: High' }).waitFor();
    await page.keyboard.press('Enter');
    const bar = page.locator('[data-conflict]');
    await bar.getByText('Badge of the south gate').waitFor();
    await bar.getByText('Badge of the north gate').waitFor();
    await bar.getByText('agentA2 Person').waitFor();
    expect(await rowOf(ticket)).toMatchObject({ subject: 'Badge of the south gate', priority: 'high' });
    await page.getByRole('button', { name: 'Use mine' }).press('Enter');
    await holdUndo(page);
    await becomes(ticket, { subject: 'Badge of the north gate', priority: 'high' });
    await undo(page);
    await becomes(ticket, { subject: 'Badge of the south gate' });
    await context.close();
  });

  it('takes words away with a reason; puts a ticket into the bin, brings it back and destroys it', async () => {
    const [ticket] = [await aTicket('Not for everybody'), await aTicket('For the next one')];
    const { page, context } = await open('admin', ticket);
    const writer = await open('agentA', ticket);
    await writer.listens;
    await compose(writer.page, 'n');
    await type(writer.page, 'I asked Ann, she');
    await page.getByRole('button', { name: /Actions for the message/ }).first().press('Enter');
    await page.getByRole('menuitem', { name: /Take away/ }).press('Enter');
    await dialog(page, /Take away/).waitFor();
    await page.waitForFunction(inDialog);
    await type(page, 'A card number', 'Enter');
    await dialog(page, /Take away/).waitFor({ state: 'detached' });
    await page.locator('[data-redacted]').getByText('A card number').waitFor();
    expect(await desk.server.rows('select id from message where ticket_id = $1 and body_text like $2', [ticket.id, 'About%'])).toEqual([]);
    await page.keyboard.press('#');
    await holdUndo(page);
    await becomes(ticket, { removed_as: 'bin' });
    await page.getByText('This ticket is in the bin.').waitFor();
    await undo(page);
    await page.getByText('This ticket is in the bin.').waitFor({ state: 'detached' });
    await becomes(ticket, { removed_as: null });
    await page.keyboard.press('#');
    await page.getByRole('button', { name: 'Destroy for good' }).press('Enter');
    await dialog(page, /Destroy/).waitFor();
    await page.waitForFunction(inDialog);
    await type(page, ticket.number, 'Enter');
    await until(async () => (await rowOf(ticket)) === undefined, 'the ticket to be gone');
    await page.getByRole('heading', { name: `Ticket ${ticket.number} was destroyed` }).waitFor();
    await page.getByRole('button', { name: /^Next ticket/ }).press('Enter');
    await page.getByText(/^About: /).first().waitFor();
    await context.close();
    await writer.page.getByRole('heading', { name: `Ticket ${ticket.number} was destroyed` }).waitFor();
    // What goes on being typed does nothing, and what was typed can be copied.
    await type(writer.page, ' vetoed it');
    await until(async () => (await writer.page.getByLabel('What you were writing').inputValue()) === 'I asked Ann, she', 'the draft');
    expect(await accessibilityProblems(writer.page)).toEqual([]);
    // It says so for a moment only: somebody looks from before it is pressed.
    const copied = writer.page.waitForFunction(() => [...document.querySelectorAll('button')].some(({ textContent }) => textContent === 'Copied'));
    await Promise.all([copied, writer.page.getByRole('button', { name: 'Copy' }).click()]);
    expect(writer.broken).toEqual([]);
    await writer.context.close();
  });

  it('says where a ticket went that its sender may not see there, and leads on to the next', async () => {
    const [ticket] = [await aTicket('The other house pays'), await aTicket('For the next but one')];
    const { page, broken, context } = await open('agentA', ticket);
    const bystander = await open('agentA2', ticket);
    await bystander.listens;
    await page.getByRole('button', { name: 'Escalate' }).waitFor();
    await keys(page, 'l t', /Transfer/);
    await handIn(page, 'Tab', 'Tab', 'Asked whose it is.', 'Tab', 'The contract.', 'Tab', 'Can you pay it?', 'Tab', 'Nothing.');
    await page.getByRole('heading', { name: `Ticket ${ticket.number} is at Department B now` }).waitFor();
    await bystander.page.getByRole('heading', { name: `Ticket ${ticket.number} is in another department now` }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.waitForFunction(() => document.activeElement?.matches('[data-left] h2'));
    await page.getByRole('row').filter({ hasText: ticket.number }).getByText('no longer in this view').waitFor();
    await page.keyboard.press('j');
    await page.getByText(/^About: /).first().waitFor();
    expect(page.url()).not.toContain(ticket.number);
    expect([...broken, ...bystander.broken]).toEqual([]);
    await Promise.all([context.close(), bystander.context.close()]);
  });

  it.each([390, 320])('has room for a ticket on %d pixels, with what is done most under the thumb', async (width) => {
    const ticket = await aTicket('Speaks Swedish only, although it was ordered in Polish');
    await did(colleague, escalate, { ticketId: ticket.id, card });
    const { page, context } = await open('agentA', ticket, { width, theme: width === 320 ? 'dark' : 'light' });
    await page.getByText('What now?').first().waitFor();
    const problems = await accessibilityProblems(page);
    await page.getByRole('navigation', { name: 'Actions' }).getByRole('button', { name: 'Reply' }).click();
    await writes(page);
    await page.keyboard.type('On its way.');
    problems.push(...(await accessibilityProblems(page)));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByRole('article').getByText('On its way.').waitFor();
    await page.getByRole('navigation', { name: 'Actions' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
