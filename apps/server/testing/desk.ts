import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createTestServer, longEnoughMs, type PersonName, type TestServer, type TestServerOptions } from '@meja/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { pages } from '@meja/server';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** A whole server with its pages, and a browser in front of it. */
export interface Desk {
  readonly server: TestServer;
  /** A fresh visitor; everything it asks of another host, and every error of its pages, is remembered. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly script?: boolean;
  /** Who comes with a session, where signing in is not what is told. */
  readonly as?: PersonName;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly outside: string[];
  readonly broken: string[];
  /** Resolves when the page has asked to be told of changes: what happens from now on comes to it. */
  readonly listens: Promise<void>;
}

export async function openDesk(options: Omit<TestServerOptions, 'pages'> = {}): Promise<Desk> {
  const server = await createTestServer({ ...options, pages: pages() });
  const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
  return {
    server,
    async visit({ theme = 'light', width = 1440, script = true, as } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB', javaScriptEnabled: script });
      // Only what never comes is not there, on however slow and busy a machine.
      context.setDefaultTimeout(longEnoughMs);
      if (as) await context.addCookies((await server.as(as)).cookie.split('; ').map((pair) => cookieOf(pair, server.address)));
      const page = await context.newPage();
      const outside: string[] = [];
      const broken: string[] = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== server.address) outside.push(request.url());
      });
      page.on('pageerror', (error) => broken.push(error.message));
      const listens = new Promise<void>((resolve) => page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"subscribe"') && resolve())));
      return { page, context, outside, broken, listens };
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

function cookieOf(pair: string, url: string): { name: string; value: string; url: string } {
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
}

/** Two keys that belong together, so fast that no machine makes a pause of it. */
export async function chord(page: Page, first: string, second: string): Promise<void> {
  await Promise.all([page.keyboard.press(first), page.keyboard.press(second)]);
}

/** Keeps what can be undone on the screen, however long the spec looks at it: a notice under the pointer stays. */
export async function holdUndo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).last().hover();
}

/** Resolves when keys belong to the rows of the list. */
export async function listHasKeys(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.matches('[role="grid"]'));
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA in either theme, one line each. Only that crosses to the spec: what passed is several megabytes. */
export async function accessibilityProblems(page: Page, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe looks at the page, not into its frames.');
  const problems: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
    problems.push(...(await page.evaluate<string[]>(violations)).map((problem) => `${colorScheme}: ${problem}`));
  }
  return problems;
}

const violations = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + (failureSummary ?? ''))))`;

/** Resolves when the page stands still: fonts and pictures are there, and nothing moves. What a page must show is waited for by the spec. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.status === 'loaded' && [...document.images].every(({ complete, loading }) => complete || loading === 'lazy') && document.getAnimations().every(({ playState }) => playState !== 'running'));
}
