import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Commands, createTicket, Inbound } from '@meja/plugin-sdk/server';
import { channelEmailPlugin } from '@meja/plugin-channel-email';
import { examplePlugin } from '@meja/plugin-example';
import { addressOf, done, password, until } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, chord, listHasKeys, openDesk, type Desk } from '../testing/desk.js';

const mail = (subject: string): Uint8Array => new TextEncoder().encode(`From: Ann <ann@example.org>\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '-')}@example.org>\r\nContent-Type: text/plain\r\n\r\nPlease help with ${subject}.`);

describe('an agent at the desk', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk({ plugins: [channelEmailPlugin({}), examplePlugin({ officePhone: '+46 8 123 45 67', keepDays: 90 })] });
    const commands = desk.server.app.get(Commands, { strict: false });
    for (const subject of ['Printer on fire', 'Forgotten password', 'No heating']) {
      await done(commands, desk.server.system, createTicket, { departmentId: desk.server.people.departmentA, subject, body: `About: ${subject}`, requesterEmail: 'bo@example.org', priority: 'normal' });
    }
  });
  afterAll(() => desk.close());

  const atTheQueue = async (page: Page): Promise<void> => {
    await page.goto(`${desk.server.address}/`);
    await page.getByText('No heating').first().waitFor();
  };
  const openTicket = async (page: Page, subject: string): Promise<void> => {
    await page.getByText(subject).first().click();
    await page.getByRole('article').getByText(`About: ${subject}`).waitFor();
  };
  const compose = async (page: Page, key: 'r' | 'n'): Promise<void> => {
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement?.matches('#composer textarea'));
  };

  it('goes from signing in to a mail that just came and answers it, without a pointer, asking nobody else for anything', async () => {
    const { page, outside, broken, context, listens } = await desk.visit();
    await page.goto(`${desk.server.address}/`);
    await page.waitForFunction(() => document.activeElement?.matches('input[type="email"]'));
    await page.keyboard.type(addressOf('agentA'));
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByText('No heating').first().waitFor();
    await listens;
    await desk.server.app.get(Inbound, { strict: false }).accept(desk.server.system, 'email', mail('Broken monitor'));
    await page.getByText('Broken monitor').first().waitFor();
    await listHasKeys(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByText('Please help with Broken monitor.').waitFor();
    await compose(page, 'r');
    await page.keyboard.type('Turn it off and on again.');
    await page.keyboard.press('Control+Enter');
    const stored = await until(async () => (await desk.server.rows(`select visibility from message where body_text = 'Turn it off and on again.'`))[0], 'the reply in the database');
    expect(stored['visibility']).toBe('public');
    await page.keyboard.press('Escape');
    await chord(page, 'a', 'm');
    const assignee = await until(async () => (await desk.server.rows(`select assignee_id from ticket where subject = 'Broken monitor' and assignee_id is not null`))[0], 'taking the ticket');
    expect(assignee['assignee_id']).toBe(desk.server.people.ids.agentA);
    expect(outside).toEqual([]);
    expect(broken).toEqual([]);
    await context.close();
  });

  it('finds an unsent note again after a reload', async () => {
    const { page, context } = await desk.visit({ as: 'agentA' });
    await atTheQueue(page);
    await openTicket(page, 'No heating');
    await compose(page, 'n');
    await page.keyboard.type('Not finished yet');
    await page.getByText('Draft saved').waitFor();
    await page.reload();
    await page.getByRole('article').getByText('About: No heating').waitFor();
    await compose(page, 'n');
    await until(async () => (await Promise.all((await page.locator('textarea').all()).map((area) => area.inputValue()))).includes('Not finished yet'), 'the draft');
    await context.close();
  });

  it('meets WCAG 2.2 AA in both themes, with menus and dialogs open', async () => {
    const problems: string[] = [];
    const look = async (page: Page, where: string): Promise<void> => {
      problems.push(...(await accessibilityProblems(page)).map((problem) => `${where}: ${problem}`));
    };
    const stranger = await desk.visit();
    await stranger.page.goto(`${desk.server.address}/`);
    await stranger.page.getByLabel(/e-?mail/i).waitFor();
    await look(stranger.page, 'sign-in');
    await stranger.context.close();

    const { page, context } = await desk.visit({ as: 'admin' });
    await atTheQueue(page);
    await look(page, 'queue');
    await openTicket(page, 'No heating');
    await page.getByText('Call-backs').first().waitFor();
    await look(page, 'ticket');
    for (const [keys, where] of [['Control+k', 'palette'], ['?', 'shortcuts'], ['c', 'new ticket']] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await look(page, where);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.goto(`${desk.server.address}/settings`);
    await page.getByText('Time zone', { exact: true }).waitFor();
    await look(page, 'settings');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows the panel, the page and the settings of a plugin that was not built into the app', async () => {
    const { page, context, broken } = await desk.visit({ as: 'admin' });
    await atTheQueue(page);
    await page.getByText('Printer on fire').first().click();
    await page.getByLabel('Telephone number').fill('+46 70 555 00 11');
    await page.getByRole('button', { name: 'Note the wish' }).click();
    await page.getByText('+46 70 555 00 11').waitFor();
    await page.goto(`${desk.server.address}/x/example`);
    await page.getByText('This page comes from the example plugin').waitFor();
    expect(broken).toEqual([]);
    await context.close();
  });

  it('goes on when the panel of a plugin breaks, and says which plugin it was', async () => {
    const { page, context } = await desk.visit({ as: 'admin' });
    await page.route('**/plugins/example/**/CallsPanel*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: `export default { setup() { throw new Error('boom'); } };` }));
    await atTheQueue(page);
    await page.getByText('Printer on fire').first().click();
    await page.getByRole('complementary', { name: 'About this ticket' }).getByText(/example/i).first().waitFor();
    await compose(page, 'n');
    await page.keyboard.type('The panel is broken, the desk is not.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article').getByText('The panel is broken, the desk is not.').waitFor();
    await context.close();
  });
});
