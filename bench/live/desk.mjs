import { existsSync } from 'node:fs';
import { openSessions } from '../sessions.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const usual = '/usr/bin/chromium';

/** Where a Chromium is; null where there is none. */
export const chromiumPath = () => process.env.CHROMIUM ?? (existsSync(usual) ? usual : null);

/** The desk in a real browser, before the queue. */
export class Desk {
  static async open(bench) {
    const { chromium } = await import('playwright-core');
    const [{ headers }] = await openSessions({ control: bench.control, workspaceId: bench.caller.workspaceId }, [bench.caller.id]);
    const [name, value] = headers.cookie.split('=');
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' });
    await context.addCookies([{ name, value, url: bench.child.address }]);
    const page = await context.newPage();
    const listens = new Promise((resolve) => page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"subscribe"') && resolve())));
    await page.goto(`${bench.child.address}/`);
    await page.getByRole('row').first().waitFor();
    await listens;
    return Object.assign(new Desk(), { browser, page });
  }

  /** When a row with this word has been drawn, in milliseconds of the clock. */
  drawn(word) {
    return this.page.evaluate((wanted) => new Promise((resolve) => {
      const look = () => {
        const isThere = [...document.querySelectorAll('[role="row"]')].some(({ textContent }) => textContent.includes(wanted));
        requestAnimationFrame(isThere ? () => resolve(Date.now()) : look);
      };
      look();
    }), word);
  }

  stop() {
    return this.browser.close();
  }
}
