import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands, createTicket } from '@meja/plugin-sdk/server';
import { addressOf, done, until } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, chord, holdUndo, listHasKeys, openDesk, type Desk, type Visit, type VisitOptions } from '../testing/desk.js';

describe('two agents at one queue', () => {
  let desk: Desk;
  let tierId: string;

  beforeAll(async () => {
    desk = await openDesk();
    for (const subject of ['Printer on fire', 'Forgotten password', 'No heating', 'Broken badge', 'Slow laptop']) await aTicket(subject);
    tierId = String((await desk.server.rows('select id from tier where department_id = $1 order by level', [desk.server.people.departmentA]))[0]?.['id']);
  });
  afterAll(() => desk.close());

  const aTicket = (subject: string, priority: 'normal' | 'urgent' = 'normal') =>
    done(desk.server.app.get(Commands, { strict: false }), desk.server.system, createTicket, { departmentId: desk.server.people.departmentA, subject, body: `About: ${subject}`, requesterEmail: 'bo@example.org', requesterName: 'Bo', priority });
  const ticketId = async (subject: string): Promise<string> => String((await desk.server.rows('select id from ticket where subject = $1', [subject]))[0]?.['id']);

  /** At the list of open tickets, which has the keyboard. */
  async function atTheQueue(options: VisitOptions = {}): Promise<Visit> {
    const visit = await desk.visit({ as: 'agentA', ...options });
    await visit.page.goto(`${desk.server.address}/`);
    await row(visit.page, 'No heating').waitFor();
    await listHasKeys(visit.page);
    return visit;
  }
  /** Goes to a view by its keys; what is on the screen then is of that view. */
  async function go(page: Page, key: string, heading: string): Promise<void> {
    await chord(page, 'g', key);
    await page.getByRole('heading', { name: heading }).first().waitFor();
  }
  const row = (page: Page, subject: string) => page.getByRole('row').filter({ hasText: subject });
  const subjectsOf = async (page: Page): Promise<string[]> => (await page.getByRole('row').allInnerTexts()).map((text) => text.split('\n').find((line) => /[a-z] /i.test(line)) ?? text);
  const count = (page: Page, view: string): Promise<string> => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: new RegExp(`^${view}`) }).innerText();

  it('shows what a colleague changed by asking for the queue, and nothing else, after the frame that says so', async () => {
    const { page, context, broken } = await desk.visit({ as: 'agentA' });
    await page.addInitScript(() => {
      // What goes over the line, in order.
      const seen: string[] = [];
      Object.assign(window, { seen });
      class Heard extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          this.addEventListener('message', ({ data }) => String(data).includes('"ticketsChanged"') && seen.push('frame'));
        }
      }
      window.WebSocket = Heard;
      const ask = window.fetch;
      window.fetch = (address, options) => {
        const body = typeof options?.body === 'string' ? options.body : '';
        seen.push(/"operationName":"(\w+)"/.exec(body)?.[1] ?? 'something else');
        return ask(address, options);
      };
    });
    await page.goto(`${desk.server.address}/`);
    await row(page, 'No heating').waitFor();
    const seen = () => page.evaluate<string[]>('window.seen');
    const [colleague, id] = [await desk.server.as('agentA2'), await ticketId('No heating')];
    const set = (priority: string) => colleague.must('mutation Edit($input: EditTicketInput!) { editTicket(input: $input) { __typename ... on Failure { message } } }', { input: { ticketId: id, priority } });
    // Nobody is told when the server listens: something changes until a frame says so.
    const priorities = ['LOW', 'NORMAL'];
    await until(async () => (await set(String(priorities.reverse()[0])), (await seen()).includes('frame')), 'the first frame');
    for (const [priority, label] of [['URGENT', 'Urgent'], ['HIGH', 'High']] as const) {
      await page.evaluate('window.seen.length = 0');
      await set(priority);
      await row(page, 'No heating').getByLabel(label, { exact: true }).waitFor();
      const asked = await until(async () => {
        const all = await seen();
        const after = all.slice(all.indexOf('frame') + 1);
        return all.includes('frame') && after.includes('Queue') ? after : null;
      }, 'the question after the frame');
      // The counts follow a moment later.
      expect(asked.filter((name) => !['frame', 'Queue', 'QueueCounts'].includes(name))).toEqual([]);
    }
    expect(broken).toEqual([]);
    await context.close();
  });

  it('keeps every row where the pointer is, and brings new ones when they are asked for', async () => {
    const { page, context, listens } = await atTheQueue();
    await listens;
    await row(page, 'Forgotten password').hover();
    const before = await row(page, 'Forgotten password').boundingBox();
    const order = await subjectsOf(page);
    await aTicket('Came while reading', 'urgent');
    await aTicket('Came after that');
    await page.getByRole('button', { name: '2 new tickets' }).waitFor();
    expect(await row(page, 'Forgotten password').boundingBox()).toEqual(before);
    expect(await subjectsOf(page)).toEqual(order);
    await page.keyboard.press('.');
    await row(page, 'Came while reading').waitFor();
    expect((await subjectsOf(page)).slice(0, 2)).toEqual(['Came after that', 'Came while reading']);
    await context.close();
  });

  it('gives two agents who take the next one two tickets, the most urgent first, and says kindly when nothing is left', async () => {
    const [ana, leo] = await Promise.all([atTheQueue(), atTheQueue({ as: 'agentA2' })]);
    for (const { page } of [ana, leo]) await go(page, '1', 'Department A, L1');
    await Promise.all([ana.page.keyboard.press('v'), leo.page.keyboard.press('v')]);
    await Promise.all([ana, leo].map(({ page }) => page.getByText(/^You took ticket/).first().waitFor()));
    const taken = await desk.server.rows('select number, assignee_id from ticket where assignee_id is not null');
    expect(taken.map(({ assignee_id: id }) => id).sort()).toEqual([desk.server.people.ids.agentA, desk.server.people.ids.agentA2].sort());
    for (const { page } of [ana, leo]) await page.waitForURL(new RegExp(`/queue/tier-${tierId}/(${taken.map(({ number }) => String(number)).join('|')})$`));
    await desk.server.rows('update ticket set assignee_id = $1 where assignee_id is null', [desk.server.people.ids.agentB]);
    await ana.page.keyboard.press('v');
    await ana.page.getByText('Nothing waits here without somebody.').first().waitFor();
    await desk.server.rows('update ticket set assignee_id = null where assignee_id = $1', [desk.server.people.ids.agentB]);
    await Promise.all([ana.context.close(), leo.context.close()]);
  });

  it('changes many tickets by keyboard, names what stayed as it was, and takes it back', async () => {
    const { page, context } = await atTheQueue();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await page.getByRole('toolbar').getByText('3 chosen').waitFor();
    await page.keyboard.press('Shift+S');
    await page.getByRole('menuitem', { name: 'Waiting for third party' }).click();
    await page.getByText('3 tickets changed.').first().waitFor();
    await until(async () => (await desk.server.rows(`select 1 from ticket where status = 'waiting_for_third_party'`)).length === 3, 'three tickets that wait');

    // One of them is closed behind the back of whoever looks at it.
    await go(page, 'w', 'Waiting');
    await until(async () => (await page.getByRole('row').count()) === 3, 'the three rows');
    const [closed] = await desk.server.rows(`update ticket set status = 'closed' where id in (select id from ticket where status = 'waiting_for_third_party' limit 1) returning number`);
    await listHasKeys(page);
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').getByText('3 chosen').waitFor();
    await page.keyboard.press('Shift+P');
    await page.getByRole('menuitem', { name: 'High' }).click();
    const dialog = page.getByRole('dialog', { name: '1 ticket stayed as it was' });
    await dialog.getByText(String(closed?.['number'])).waitFor();
    await dialog.getByText('This ticket is closed.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await holdUndo(page);
    const high = () => desk.server.rows(`select 1 from ticket where status = 'waiting_for_third_party' and priority = 'high'`);
    expect((await high()).length).toBe(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await until(async () => (await high()).length === 0, 'the priorities as they were');
    await desk.server.rows(`update ticket set status = 'open' where status = 'closed'`);
    await context.close();
  });

  it('puts a ticket into the bin, where it can be found and restored, and counts agree', async () => {
    const { page, context } = await atTheQueue();
    await row(page, 'Broken badge').locator('[data-box]').first().locator('..').click();
    await page.getByRole('toolbar').getByText('1 chosen').waitFor();
    await page.keyboard.press('#');
    await page.getByText('1 ticket changed.').first().waitFor();
    await until(async () => (await count(page, 'Bin')).trim().endsWith('1'), 'one in the bin');
    await go(page, 'b', 'Bin');
    await row(page, 'Broken badge').waitFor();
    await listHasKeys(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Restore' }).click();
    await until(async () => (await count(page, 'Bin')).trim().endsWith('0'), 'nothing in the bin');
    await go(page, 'i', 'Open');
    await row(page, 'Broken badge').waitFor();
    await context.close();
  });

  it('destroys what was chosen in the bin, after its number is typed, and a colleague sees it go', async () => {
    for (const subject of ['Old one', 'Older one', 'Kept one']) await aTicket(subject);
    await desk.server.rows(`update ticket set removed_as = 'bin', removed_at = now() where subject in ('Old one', 'Older one', 'Kept one')`);
    const [ana, leo] = await Promise.all([atTheQueue({ as: 'admin' }), atTheQueue()]);
    await leo.listens;
    for (const { page } of [ana, leo]) {
      await page.getByRole('link', { name: /^Bin/ }).click();
      await until(async () => (await page.getByRole('row').count()) === 3, 'three rows of the bin');
    }
    await listHasKeys(leo.page);
    await leo.page.keyboard.press('Home');
    await leo.page.keyboard.press('x');
    await leo.page.getByRole('button', { name: 'Restore' }).waitFor();
    expect(await leo.page.getByRole('button', { name: 'Destroy' }).count()).toBe(0);
    await leo.page.keyboard.press('Escape');
    for (const subject of ['Old one', 'Older one']) await row(ana.page, subject).locator('[data-box]').first().locator('..').click();
    await ana.page.getByRole('button', { name: 'Destroy' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'Destroy 2 tickets for good' });
    await dialog.getByLabel('Type 2 to confirm').fill('1');
    expect(await dialog.getByRole('button', { name: 'Destroy' }).isDisabled()).toBe(true);
    expect(await accessibilityProblems(ana.page)).toEqual([]);
    await dialog.getByLabel('Type 2 to confirm').fill('2');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByText('2 tickets are gone for good.').first().waitFor();
    expect((await desk.server.rows(`select subject from ticket where removed_as = 'bin'`)).map(({ subject }) => subject)).toEqual(['Kept one']);
    await listHasKeys(ana.page);
    await until(async () => (await count(leo.page, 'Bin')).trim().endsWith('1'), 'the count of the colleague');
    await until(async () => (await row(leo.page, 'Older one').allInnerTexts()).every((text) => /no longer/.test(text)), 'the row of the colleague');
    await desk.server.rows(`update ticket set removed_as = null, removed_at = null where subject = 'Kept one'`);
    await Promise.all([ana.context.close(), leo.context.close()]);
  });

  it('gives the keyboard to the list as soon as a view is chosen with the pointer', async () => {
    const { page, context } = await atTheQueue();
    for (const view of ['Unassigned', 'Open', 'Open']) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: new RegExp(`^${view}`) }).click();
      await listHasKeys(page);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/queue\/open\/\d+$/);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Spam/ }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'queue-pane');
    await context.close();
  });

  it('opens a ticket by its number, in the list that is there', async () => {
    const { page, context } = await atTheQueue();
    await go(page, 'u', 'Unassigned');
    const number = String((await desk.server.rows(`select number from ticket where subject = 'Slow laptop'`))[0]?.['number']);
    await page.keyboard.press('Control+k');
    await page.waitForFunction(() => document.activeElement?.matches('[role="combobox"]'));
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.waitForURL(({ pathname }) => pathname === `/queue/unassigned/${number}`);
    await page.getByText('About: Slow laptop').waitFor();
    await context.close();
  });

  it('offers whom it knows while a ticket is opened for somebody', async () => {
    const { page, context } = await atTheQueue();
    await page.keyboard.press('c');
    const field = page.getByRole('combobox', { name: 'Requester\'s e-mail address' });
    await field.waitFor();
    await field.fill('cus');
    await page.getByRole('option', { name: /cust2 Person/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe(addressOf('cust2'));
    expect(await page.getByLabel('Requester\'s name').inputValue()).toBe('cust2 Person');
    await page.getByLabel('Subject').fill('At the door');
    await page.getByLabel('What is the matter?').fill('The lift is stuck.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article').getByText('The lift is stuck.').waitFor();
    const [opened] = await desk.server.rows(`select requester_id from ticket where subject = 'At the door'`);
    expect(opened?.['requester_id']).toBe(desk.server.people.ids.cust2);
    await context.close();
  });

  it('shows one pane at a time on a phone, with everything within reach', async () => {
    const { page, context } = await atTheQueue({ width: 320 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await row(page, 'Slow laptop').click();
    await page.getByText('About: Slow laptop').waitFor();
    expect(await page.getByRole('grid').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await page.getByRole('grid').waitFor();
    await context.close();
  });

  it('meets WCAG 2.2 AA in both themes: views, choosing, mail and every page of the settings', async () => {
    const { page, context, broken, outside } = await atTheQueue({ as: 'admin' });
    const problems: string[] = [];
    const look = async (where: string): Promise<void> => {
      problems.push(...(await accessibilityProblems(page)).map((problem) => `${where}: ${problem}`));
    };
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.getByRole('toolbar').getByText('1 chosen').waitFor();
    await look('bulk');
    await page.keyboard.press('Shift+P');
    await page.getByRole('menuitem', { name: 'High' }).waitFor();
    await look('bulk menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Choose none' }).click();
    // What is there only when the page has its answer.
    const shows = [
      [`/queue/tier-${tierId}`, row(page, 'No heating')],
      ['/queue/bin', page.getByText('The bin is empty')],
      ['/mail', page.getByRole('list', { name: 'Sent mail' }).getByRole('link')],
      ['/settings', page.getByText('Time zone', { exact: true })],
      ['/settings/people', page.getByRole('button', { name: /agentB Person/ })],
      ['/settings/organizations', page.getByText('No organization', { exact: true })],
      ['/settings/handover', page.getByText('No fields of its own')],
      ['/settings/tokens', page.getByText('No tokens', { exact: true })],
      ['/welcome#nothing', page.getByText('This link does not work')],
    ] as const;
    for (const [path, shown] of shows) {
      await page.goto(`${desk.server.address}${path}`);
      await shown.first().waitFor();
      await look(path);
    }
    expect({ problems, broken, outside }).toEqual({ problems: [], broken: [], outside: [] });
    await context.close();
  });
});
