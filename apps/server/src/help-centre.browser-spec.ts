import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channelEmailPlugin } from '@meja/plugin-channel-email';
import { addOrganizationMember, Commands, createOrganization, createTicket, escalateTicket, Inbound, redactMessage, solveTicket } from '@meja/plugin-sdk/server';
import { addressOf, done, MailSink, until, type PersonName } from '@meja/testing';
import type { Page } from 'playwright-core';
import { accessibilityProblems, openDesk, type Desk, type Visit, type VisitOptions } from '../testing/desk.js';

const solution = { symptom: 'canary-symptom', cause: 'canary-cause', steps: 'Fill the tray with paper.' };
const card = { tried: 'canary-tried', evidence: 'canary-evidence', question: 'canary-question', promised: 'Nothing yet.' };

let desk: Desk;
let mail: MailSink;

beforeAll(async () => {
  mail = await MailSink.start();
  desk = await openDesk({ plugins: [channelEmailPlugin({})], smtpUrl: mail.url });
});
afterAll(async () => {
  await desk?.close();
  await mail?.stop();
});

const commands = () => desk.server.app.get(Commands, { strict: false });
const system = () => desk.server.system;
const at = (path: string): string => `${desk.server.address}/help${path}`;
const statusOf = async (id: string): Promise<string> => (await desk.server.rows('select status from ticket where id = $1', [id]))[0]?.['status'];
const idIn = (page: Page): string => /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
const open = (requester: PersonName, subject = 'The printer blinks'): Promise<{ ticketId: string; messageId: string }> =>
  done(commands(), system(), createTicket, { departmentId: desk.server.people.departmentA, subject, body: 'Please help.', requesterEmail: addressOf(requester), priority: 'normal' });
const solve = (ticketId: string) => done(commands(), system(), solveTicket, { ticketId, solution });

/** A requester at one of their pages. */
async function visitAs(as: PersonName, path = '/requests', options: VisitOptions = {}): Promise<Visit> {
  const visit = await desk.visit({ as, width: 390, ...options });
  await visit.page.goto(at(path));
  return visit;
}

const mailedPaths = (to: string, path: RegExp): string[] => mail.to(to).flatMap(({ raw }) => path.exec(raw.replace(/=\r?\n/g, '').replaceAll('=3D', '='))?.[0] ?? []);

/** The latest address of one of our pages that was mailed to somebody, on this server. */
async function mailedLink(to: string, path: RegExp, known = 0): Promise<string> {
  const found = await until(() => mailedPaths(to, path).slice(known).at(-1), `a mail with ${path}`);
  return `${desk.server.address}${found}`;
}

const shots = process.env['MEJA_TEST_SHOTS'];
const shoot = async (page: Page, name: string): Promise<void> => void (shots && (await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })));

const filesOf = (page: Page) => page.locator('input[type=file]');
const chosen = (page: Page) => page.getByRole('list', { name: 'Chosen files' });

describe('a requester with a phone', () => {
  it('asks with a picture, reads what happened, says no, then yes, and comes back later', async () => {
    const { page, context, outside, broken } = await visitAs('custV', '/requests/new');
    await page.getByLabel('Topic').selectOption({ label: 'Department A' });
    await page.getByLabel('Subject').fill('The printer blinks');
    await page.getByLabel('Description').fill('Orange, since this morning.');
    const line = await aLine(page);
    await filesOf(page).setInputFiles([{ name: 'blinking lamp.png', mimeType: 'image/png', buffer: picture }, { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('E17') }, { name: 'by mistake.txt', mimeType: 'text/plain', buffer: Buffer.from('oops') }]);
    await chosen(page).getByText('No connection; it goes on by itself').first().waitFor();
    await shoot(page, 'help-ask-sending-390');
    await page.getByRole('button', { name: 'Cancel by mistake.txt' }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Cancel log.txt');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Your files are still on their way.').waitFor();
    await line.mend();
    await page.getByRole('link', { name: 'See the request' }).click();
    await page.waitForURL(({ pathname }) => /\/requests\/[0-9a-f-]{36}$/.test(pathname));
    await desk.server.settle();
    await page.reload();
    const id = idIn(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'log.txt', exact: true }).click()]);
    expect(download.suggestedFilename()).toBe('log.txt');
    await page.getByRole('link', { name: 'View blinking lamp.png' }).waitFor();

    await done(commands(), system(), escalateTicket, { ticketId: id, card });
    await solve(id);
    await page.reload();
    expect(await page.locator('.milestone').allInnerTexts()).toEqual([expect.stringMatching(/^Passed on to somebody who knows more about it/), expect.stringMatching(/^Solved/)]);
    expect(await page.content()).not.toMatch(/canary|Specialist/);
    expect(await page.locator('body').innerText()).not.toMatch(/L1|L2/);
    await shoot(page, 'help-solved-390');
    await page.getByLabel('What is still wrong?').fill('It blinks green now.');
    await filesOf(page).setInputFiles([{ name: 'green.txt', mimeType: 'text/plain', buffer: Buffer.from('green') }]);
    await page.getByRole('button', { name: 'No, open it again' }).click();
    await page.getByText('Your request is open again.').waitFor();
    expect(await statusOf(id)).toBe('open');
    await page.getByText('green.txt').waitFor();

    await solve(id);
    await page.reload();
    await page.getByRole('button', { name: 'Yes, it is solved' }).click();
    await page.getByText('Your request is closed.').waitFor();
    expect(await statusOf(id)).toBe('closed');
    await page.getByText('This request is closed. What you write opens a new one').waitFor();
    await page.getByLabel('Write a reply').fill('It blinks again.');
    await page.getByRole('button', { name: 'Send as a new request' }).click();
    await page.getByText('Your earlier request is closed, so we opened this new one.').waitFor();
    expect(idIn(page)).not.toBe(id);
    await shoot(page, 'help-follow-up-390');
    await page.getByRole('link', { name: /^Follows up request \d+$/ }).click();
    await page.getByRole('link', { name: /^Goes on in request \d+$/ }).waitFor();
    expect(idIn(page)).toBe(id);
    expect([outside, broken]).toEqual([[], []]);
    await context.close();
  });

  it('sends one message however fast they tap, with the file once', async () => {
    const { ticketId } = await open('custV');
    const { page, context } = await visitAs('custV', `/requests/${ticketId}`);
    await page.getByLabel('Write a reply').fill('Here it is.');
    await filesOf(page).setInputFiles([{ name: 'once.txt', mimeType: 'text/plain', buffer: Buffer.from('once') }]);
    await page.getByRole('button', { name: 'Send reply' }).dblclick();
    await page.getByText('Your reply was added.').waitFor();
    const rows = await desk.server.rows('select message.id, attachment.name from message left join attachment on attachment.message_id = message.id where ticket_id = $1 and body_text = $2', [ticketId, 'Here it is.']);
    expect(rows).toEqual([{ id: expect.any(String), name: 'once.txt' }]);
    await context.close();
  });

  it.each([true, false])('keeps words and files when a form is not accepted, with a script: %s', async (script) => {
    const { page, context } = await desk.visit({ width: 390, script });
    await page.goto(at('/requests/new'));
    const kept = { name: 'kept.txt', mimeType: 'text/plain', buffer: Buffer.from('kept') };
    await filesOf(page).setInputFiles([kept]);
    if (script) await chosen(page).locator('.upload-done').waitFor();
    await page.reload();
    if (script) {
      await page.getByLabel('kept.txt').uncheck();
      await page.reload();
      await filesOf(page).setInputFiles([kept]);
      await chosen(page).locator('.upload-done').waitFor();
      await page.reload();
      expect(await page.getByLabel('kept.txt').isChecked()).toBe(true);
      await shoot(page, 'help-ask-again-390');
    } else {
      await page.getByText('files have to be chosen again').waitFor();
      await filesOf(page).setInputFiles([kept]);
    }
    await page.getByLabel('Description').fill('My words.');
    await page.getByLabel('E-mail address').fill('nobody');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('My words.');
    expect(await page.getByLabel('kept.txt').isChecked()).toBe(true);
    await shoot(page, 'help-ask-problems-390');
    await page.getByLabel('Topic').selectOption({ label: 'Department A' });
    await page.getByLabel('Subject').fill(`With a file ${script}`);
    await page.getByLabel('E-mail address').fill('stranger@elsewhere.example');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('We have your request').waitFor();
    await page.goto(at('/requests/new'));
    if (script) await page.waitForFunction(() => sessionStorage.length === 0);
    expect(await page.getByLabel('kept.txt').count()).toBe(0);
    expect(await desk.server.rows(`select attachment.name from attachment join message on message.id = message_id join ticket on ticket.id = ticket_id where subject = 'With a file ${script}'`)).toEqual([{ name: 'kept.txt' }]);
    await context.close();
  });

  it('is told that a file is too large, and keeps the words', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meja-large-'));
    const large = join(folder, 'large.bin');
    await writeFile(large, Buffer.alloc(12_000_000));
    const { page, context } = await desk.visit({ width: 390, script: false });
    await page.goto(at('/requests/new'));
    await page.getByLabel('Description').fill('My words.');
    await filesOf(page).setInputFiles(large);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('A file is too large').waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('My words.');
    await context.close();

    const withScript = await desk.visit({ width: 390 });
    await withScript.page.goto(at('/requests/new'));
    await filesOf(withScript.page).setInputFiles(large);
    await chosen(withScript.page).getByText('Too large: there is room for 10 MB.').waitFor();
    await withScript.page.getByRole('button', { name: 'Send request' }).click();
    await withScript.page.getByText('One file was not taken, so nothing was sent yet.').waitFor();
    await shoot(withScript.page, 'help-ask-too-large-390');
    expect(await accessibilityProblems(withScript.page)).toEqual([]);
    await withScript.page.getByRole('button', { name: 'Remove large.bin' }).click();
    await withScript.page.getByText('One file was not taken').waitFor({ state: 'hidden' });
    await withScript.context.close();
    await rm(folder, { recursive: true });
  });
});

describe('a picture in the words of a mail', () => {
  it('stands where it was, for the requester and for the agent, and nothing is fetched from elsewhere', async () => {
    const html = '<p>Look:</p><p><img src="cid:lamp@phone" alt="The lamp" width="40" height="40"></p><p><img src="https://tracker.example/x.gif" alt="Banner"></p>';
    const parts = [
      ['multipart/related; boundary=b', ''], ['text/html', html],
      ['image/png; name=lamp.png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <lamp@phone>\r\nContent-Disposition: inline; filename=lamp.png', picture.toString('base64')],
    ].map(([type, content]) => `Content-Type: ${type}\r\n\r\n${content}`);
    const raw = `From: ${addressOf('custV')}\r\nTo: help@test.example\r\nSubject: A lamp in a mail\r\nMessage-ID: <lamp@phone.example>\r\nMIME-Version: 1.0\r\n${parts.join('\r\n--b\r\n')}\r\n--b--\r\n`;
    await desk.server.app.get(Inbound, { strict: false }).accept(system(), 'email', new TextEncoder().encode(raw));
    await desk.server.settle();
    const [ticket] = await desk.server.rows<{ id: string; number: string }>(`select id, number from ticket where subject = 'A lamp in a mail'`);
    const [requester, agent] = [await desk.visit({ as: 'custV', width: 390 }), await desk.visit({ as: 'admin', width: 390 })];
    for (const [{ page, context, outside }, path] of [[requester, `/help/requests/${ticket?.id}`], [agent, `/queue/open/${ticket?.number}`]] as const) {
      await page.goto(`${desk.server.address}${path}`);
      await until(async () => (await page.getByAltText('The lamp').evaluate((image) => (image as HTMLImageElement).naturalWidth)) === 1, 'the picture to be shown');
      await page.getByText('Banner', { exact: true }).waitFor();
      expect(outside).toEqual([]);
      await context.close();
    }
  });
});

describe('the link in the mail about a solution', () => {
  it('A82 changes nothing when programs open it, however often, and acts once when a person answers', async () => {
    const { ticketId } = await open('cust2');
    await solve(ticketId);
    const link = await mailedLink(addressOf('cust2'), /\/help\/answer\/[\w.-]+/);
    await desk.server.settle();
    const before = await desk.server.rows('select count(*)::int as n from event');
    const bodies = await Promise.all(['GET', 'HEAD', 'GET', 'HEAD', 'GET'].map(async (method) => (await fetch(link, { method, headers: { 'user-agent': 'LinkScanner/1.0' } })).text()));
    expect(bodies.filter((body) => body.includes('Did this solve it?'))).toHaveLength(3);
    expect(bodies.join('')).not.toMatch(/The printer blinks|Fill the tray|canary/);
    expect(await desk.server.rows('select count(*)::int as n from event')).toEqual(before);
    expect((await fetch(link, { method: 'POST', body: new URLSearchParams({ verdict: 'solved' }) })).status).toBe(403);
    expect(await statusOf(ticketId)).toBe('solved');

    const { page, context, outside, broken } = await desk.visit({ width: 320 });
    await page.goto(link);
    await shoot(page, 'help-answer-320');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('What is still wrong?').fill('It still blinks.');
    await page.getByRole('button', { name: 'No, open it again' }).click();
    await page.getByText('Thank you for your answer').waitFor();
    const thanks = await page.locator('main').innerHTML();
    expect(await statusOf(ticketId)).toBe('open');
    for (const again of [link, `${link.slice(0, -5)}AAAAA`, at('/answer/nonsense')]) {
      await page.goto(again);
      await page.getByRole('button', { name: 'Yes, it is solved' }).click();
      await page.getByText('Thank you for your answer').waitFor();
      expect(await page.locator('main').innerHTML()).toBe(thanks);
    }
    expect(await statusOf(ticketId)).toBe('open');
    expect([outside, broken]).toEqual([[], []]);
    await context.close();
  });
});

describe('somebody without a password', () => {
  it.each([true, false])('chooses one by the link in a mail and signs in, with a script: %s', async (javaScriptEnabled) => {
    const { page, context } = await desk.visit({ width: 390, script: javaScriptEnabled });
    await page.goto(at('/forgot'));
    const welcome = /\/help\/welcome#[\w.-]+/;
    const known = mailedPaths(addressOf('cust2'), welcome).length;
    await page.getByLabel('E-mail address').fill(addressOf('cust2'));
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByText('Look into your mailbox').waitFor();
    const link = await mailedLink(addressOf('cust2'), welcome, known);
    await page.goto(link);
    const code = page.getByLabel('Code from the mail');
    expect(await code.isVisible()).toBe(!javaScriptEnabled);
    if (javaScriptEnabled) expect(page.url()).not.toContain('#');
    else await code.fill(link);
    await shoot(page, `help-welcome-${javaScriptEnabled ? 'script' : 'plain'}-390`);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('New password').fill(`river stone lantern ${javaScriptEnabled}`);
    await page.getByRole('button', { name: 'Set password' }).click();
    await page.getByText('Your password is set.').waitFor();
    await page.getByLabel('E-mail address').fill(addressOf('cust2'));
    await page.getByLabel('Password').fill(`river stone lantern ${javaScriptEnabled}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/help/requests');
    await context.close();
  });
});

describe('who looks after an organization', () => {
  it('reads the requests of its people and answers none of them', async () => {
    const { organizationId } = await done(commands(), system(), createOrganization, { name: 'Nordlicht Logistics' });
    for (const name of ['cust2', 'custV'] as const) await done(commands(), system(), addOrganizationMember, { organizationId, email: addressOf(name), isManager: name === 'custV' });
    const { ticketId, messageId } = await open('cust2', 'A colleague asks');
    await done(commands(), system(), redactMessage, { messageId, reason: 'A password stood in it.' });
    const { page, context } = await visitAs('custV');
    await page.getByRole('link', { name: 'My organization' }).click();
    await page.getByRole('heading', { name: 'Requests of Nordlicht Logistics' }).waitFor();
    await shoot(page, 'help-organization-390');
    await page.getByRole('link', { name: 'A colleague asks' }).click();
    await page.getByText('This message was removed.').waitFor();
    await page.getByText('Only cust2 Person can answer here.').waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    await shoot(page, 'help-colleague-390');
    const { addReply } = await (await desk.server.as('custV')).must('mutation ($input: AddReplyInput!) { addReply(input: $input) { __typename } }', { input: { ticketId, body: 'I answer for them.' } });
    expect(addReply.__typename).toBe('NotFound');
    expect(await desk.server.rows(`select id from message where ticket_id = $1 and id <> $2`, [ticketId, messageId])).toEqual([]);
    await context.close();
  });
});

describe('every page', () => {
  const sizes = [[390, ['light', 'dark']], [320, ['light']], [1280, ['dark']]] as const;

  it('is clean for axe in both themes, never scrolls sideways on whatever screen and asks nobody else', async () => {
    const { ticketId } = await open('custV', 'A-very-long-word-that-nobody-would-ever-break-anywhere-if-it-were-not-for-phones and more');
    await solve(ticketId);
    const problems: string[] = [];
    const look = async ({ page }: Visit, path: string): Promise<void> => {
      await page.goto(at(path));
      for (const [width, themes] of sizes) {
        await page.setViewportSize({ width, height: 900 });
        for (const theme of themes) {
          problems.push(...(await accessibilityProblems(page, [theme])).map((problem) => `${path} ${width}: ${problem}`));
          await shoot(page, `help-${theme}-${width}-${path.replace(ticketId, 'ticket').replaceAll('/', '_')}`);
        }
        if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) problems.push(`${path} ${width}: scrolls sideways`);
      }
    };
    const [stranger, requester] = [await desk.visit(), await desk.visit({ as: 'custV' })];
    for (const path of ['', '/requests/new', '/answer/x', '/forgot', '/welcome', '/sign-in']) await look(stranger, path);
    for (const path of ['', '/requests', `/requests/${ticketId}`, '/organization', '/account']) await look(requester, path);
    expect(problems).toEqual([]);
    for (const { context, outside, broken } of [stranger, requester]) {
      expect([outside, broken]).toEqual([[], []]);
      await context.close();
    }
  });
});

/** The line is down for what is sent to the server, until it is mended. */
async function aLine(page: Page): Promise<{ mend(): Promise<void> }> {
  let down = true;
  await page.route('**/portal/uploads/*', (route) => (down && route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue()));
  return {
    async mend() {
      down = false;
      // As a browser says it: nobody waits for the next try.
      await page.evaluate(() => void dispatchEvent(new Event('online')));
    },
  };
}

/** One pixel. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==', 'base64');
