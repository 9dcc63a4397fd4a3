import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assetsDirectory, createPortal } from '@meja/portal';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, longEnoughMs, violations } from '../testing/browser.js';
import { serve, type Served } from '../testing/serve.js';
import { StandInHelpdesk } from '../testing/stand-in-helpdesk.js';
import { aColleaguesTicket, aConversation, aMessage, aSolvedTicket, aTicket, manyTickets, requester, standInId } from '../testing/stories.js';

const slipped = aTicket({
  id: standInId(800),
  subject: 'What slipped through the sanitiser',
  messages: [
    aMessage({ bodyHtml: `<p>Text</p><script>window.ran = 1</script><img src="/x" onerror="window.ran = 2"><img src="https://evil.example/pixel"><svg onload="window.ran = 3"></svg><a href="javascript:window.ran=4" id="trap">click</a><style>body { display: none }</style><form action="https://evil.example/take"><button id="take">x</button></form>` }),
  ],
});

let browser: Browser;
let served: Served;
let helpdesks: Record<'known' | 'unknown', StandInHelpdesk>;
let context: BrowserContext;
let page: Page;
let foreign: string[];

const go = (path: string) => page.goto(`${served.origin}/help${path}`);
const at = () => page.url().replace(`${served.origin}/help`, '');

async function open(): Promise<void> {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(longEnoughMs);
  page = await context.newPage();
  foreign = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) foreign.push(request.url());
  });
  // The policy of the page stopped it before it left.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') foreign = foreign.filter((url) => url !== request.url());
  });
}

async function signIn(): Promise<void> {
  await context.addCookies([{ name: 'meja_portal', value: 'opaque', url: served.origin }]);
}

beforeAll(async () => {
  browser = await launchBrowser();
  served = await serve(createPortal({ basePath: '/help' }), assetsDirectory, (signedIn) => helpdesks[signedIn ? 'known' : 'unknown'].execute);
});

afterAll(async () => {
  await context?.close();
  await browser?.close();
  await served?.close();
});

beforeEach(async () => {
  helpdesks = { known: new StandInHelpdesk({ signedIn: true, tickets: [aConversation, slipped, aSolvedTicket, aColleaguesTicket, ...manyTickets(24)], answers: { viewer: () => ({ ...requester, managedOrganizations: [requester.workspaceName] }) } }), unknown: new StandInHelpdesk({ signedIn: false }) };
  await open();
});

describe('every page', () => {
  it('is clean for axe in both themes, never scrolls sideways on whatever screen and asks nobody else', async () => {
    const found: Record<string, string[]> = {};
    const look = async (name: string) => {
      for (const [colorScheme, width] of [['light', 1280], ['dark', 390]] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const problems = await violations(page);
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problems.push('scrolls sideways');
        found[`${name} ${colorScheme}`] = problems;
      }
    };
    for (const path of ['', '/requests/new', '/requests/sent', '/answer/a.b.c', '/forgot', '/welcome', '/sign-in', '/nothing']) {
      await go(path);
      await look(path);
    }
    await go('/requests/new');
    await page.click('main form button');
    await page.waitForSelector('.problems');
    await look('form with problems');
    await go('/forgot');
    await page.fill('#forgot-email', 'rina@example.test');
    await page.click('main form button');
    await page.waitForSelector('#forgot-email', { state: 'detached' });
    await look('link sent');
    await go('/answer/a.b.c');
    await page.click('button[value=solved]');
    await page.waitForSelector('.sent-icon');
    await look('answered');
    await signIn();
    for (const path of ['', '/requests', `/requests/${aConversation.id}`, `/requests/${aSolvedTicket.id}`, `/requests/${aColleaguesTicket.id}`, '/organization', '/requests/new', '/account']) {
      await go(path);
      await look(`${path} signed in`);
    }
    expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
    expect(foreign).toEqual([]);
  });
});

describe('without a pointer', () => {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focus = (id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.textContent?.trim());
  const tabTo = async (id: string) => {
    for (let steps = 0; steps < 40; steps += 1) {
      if ((await focused()) === id) return;
      await press('Tab');
    }
    throw new Error(`Tab never reaches ${id}`);
  };

  it('a stranger asks for help, is told what is missing, and gets a number', async () => {
    await go('');
    await press('Tab');
    expect(await focused()).toBe('skip');
    await press('Enter');
    await page.waitForFunction(() => location.hash !== '');
    await press('Tab');
    expect(await focused()).toBe('question');
    await page.keyboard.type('Printer prints blanks');
    await press('Enter');
    await page.waitForURL('**/requests/new?**');
    await tabTo('request-body');
    await page.keyboard.type('Every second label.');
    await tabTo('request-email');
    await press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.problems'));
    await press('Tab', 'Enter');
    await focus('request-departmentId');
    await press('ArrowDown');
    await tabTo('request-email');
    await page.keyboard.type('rina@example.test');
    await press('Enter');
    await page.waitForURL('**/requests/sent');
    expect(await page.textContent('h1')).toBe('We have your request');
    expect(helpdesks.unknown.submitted).toEqual([{ departmentId: standInId(11), subject: 'Printer prints blanks', body: 'Every second label.', email: 'rina@example.test' }]);
  });

  it('a requester signs in, opens a request and answers', async () => {
    await go(`/requests/${aConversation.id}`);
    expect(at()).toMatch(/^\/sign-in\?return=/);
    await tabTo('sign-in-email');
    await page.keyboard.type('requester@demo.test');
    await press('Tab');
    await page.keyboard.type('right');
    await press('Enter');
    await page.waitForURL(`**/requests/${aConversation.id}`);
    await tabTo('reply-body');
    await page.keyboard.type('Model 10l1I');
    await tabTo('button');
    await press('Enter');
    await page.waitForURL('**?done=replied#latest');
    expect(await page.textContent('[role=status]')).toBe('Your reply was added.');
  });
});

describe('whether it is solved', () => {
  it('is answered by keyboard alone: no, with what is wrong', async () => {
    await signIn();
    await go(`/requests/${aSolvedTicket.id}`);
    await page.focus('#verdict-body');
    await page.keyboard.type('Still blank.');
    for (let steps = 0; steps < 5 && !(await page.evaluate(() => document.activeElement?.textContent?.includes('No, open it again'))); steps += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**?done=reopened#latest');
    expect(helpdesks.known.submitted).toEqual([{ ticketId: aSolvedTicket.id, body: 'Still blank.' }]);
  });

  it('is answered by the link in a mail, without a script and without a word', async () => {
    await go('/answer/a.b.c');
    await page.click('button[value=not-solved]');
    await page.waitForSelector('.sent-icon');
    expect(helpdesks.unknown.submitted).toEqual([{ token: 'a.b.c', verdict: 'REOPEN', body: '' }]);
  });
});

it('the code behind the # of the link reaches the form and leaves the address', async () => {
  await go('/welcome#a-code-that-is-good.x_y');
  expect(at()).toBe('/welcome');
  expect(await page.inputValue('#welcome-token')).toBe('a-code-that-is-good.x_y');
  expect(await page.isVisible('#welcome-token')).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('welcome-password');
});

describe('a form', () => {
  const fill = async () => {
    await go('/requests/new');
    await page.selectOption('select', { index: 1 });
    await page.fill('#request-subject', 'Printer');
    await page.fill('#request-body', 'First line\nlast line');
    await page.fill('#request-email', 'rina@example.test');
  };

  it('that is sent by an impatient double click makes one ticket', async () => {
    await fill();
    await page.dblclick('main form button');
    await page.waitForURL('**/requests/sent');
    expect(helpdesks.unknown.submitted).toHaveLength(1);
  });

  it('that was left without sending is as it was after going back', async () => {
    await fill();
    await page.click('.site-name');
    await page.waitForSelector('#question');
    await page.goBack();
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#request-body')?.value === 'First line\nlast line');
    expect(await page.inputValue('#request-subject')).toBe('Printer');
  });

  it('keeps the words of its description to the letter after an error', async () => {
    await fill();
    await page.fill('#request-email', 'nobody');
    await page.fill('#request-body', '\n\n  <b>first</b>\n&amp; last ');
    await page.click('main form button');
    await page.waitForSelector('.problems');
    expect(await page.inputValue('#request-body')).toBe('\n\n  <b>first</b>\n&amp; last ');
  });
});

it('A01 what slipped through the sanitiser does not run, load or leave', async () => {
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => stopped.push(`${effectiveDirective} ${blockedURI}`));
  });
  // What was tried is told by whoever stopped it: the policy of the page.
  const stops = (what: string, times = 1) => page.waitForFunction(([wanted, count]) => (Reflect.get(window, 'stopped') as string[]).filter((each) => each === wanted).length === count, [what, times] as const);
  await signIn();
  await go(`/requests/${slipped.id}`);
  for (const what of ['script-src-elem inline', 'script-src-attr inline', 'style-src-elem inline']) await stops(what);
  await page.evaluate(() => document.getElementById('trap')?.click());
  await stops('script-src-elem inline', 2);
  await page.evaluate(() => document.getElementById('take')?.click());
  await stops('form-action https://evil.example/take?');
  expect(await page.evaluate<unknown>('window.ran')).toBeUndefined();
  expect(await page.isVisible('h1')).toBe(true);
  expect(at()).toBe(`/requests/${slipped.id}`);
  expect(foreign).toEqual([]);
});
