import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';

const portal = createPortal({ basePath: '/help' });
const helpdesk = (answers = {}) => new StandInHelpdesk({ signedIn: false, answers });

describe('a forgotten password', () => {
  it('is found from the sign-in page', async () => {
    expect(htmlOf(await portal.handle(opening('/sign-in'), helpdesk().execute))).toContain('href="/help/forgot"');
  });

  it('A60 is answered alike for every address', async () => {
    const pages = await Promise.all(['rina@example.test', 'nobody@example.test'].map((email) => portal.handle(sending('/forgot', { email }), helpdesk().execute)));
    expect(pages.map(htmlOf)[0]).toBe(pages.map(htmlOf)[1]);
    expect(textOf(pages[0] ?? fail())).toMatch(/If we know this address, a mail with a link is on its way\. The link works for 60 minutes\./);
  });

  it('says what is no address, and when to try again', async () => {
    const wrong = await portal.handle(sending('/forgot', { email: 'rina' }), helpdesk().execute);
    expect([wrong.status, textOf(wrong)]).toEqual([422, expect.stringContaining('This is not an e-mail address')]);
    const often = await portal.handle(sending('/forgot', { email: 'a@b.example' }), helpdesk({ requestPasswordReset: () => refusal('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfter: 120 }) }).execute);
    expect([often.status, often.headers['retry-after']]).toEqual([429, '120']);
  });
});

describe('the page of the link by which a password is chosen', () => {
  it('works with the pasted code, or the whole link', async () => {
    for (const token of ['a-code-that-is-good', 'https://help.example.test/help/welcome#a-code-that-is-good', '  a-code-that-is-good ']) {
      const answer = await portal.handle(sending('/welcome', { token, password: 'correct horse battery' }), helpdesk().execute);
      expect([answer.status, answer.headers['location']]).toEqual([303, '/help/sign-in?password=set']);
    }
    expect(textOf(await portal.handle(opening('/sign-in?password=set'), helpdesk().execute))).toContain('Your password is set.');
  });

  it('keeps the code and never the password when one of them is refused', async () => {
    const short = await portal.handle(sending('/welcome', { token: 'a-code-that-is-good', password: 'canary' }), helpdesk().execute);
    expect(textOf(short)).toMatch(/New password: Please use at least 10 characters\./);
    expect(htmlOf(short)).toContain('value="a-code-that-is-good"');
    expect(htmlOf(short)).not.toContain('canary');
    const used = await portal.handle(sending('/welcome', { token: 'used', password: 'correct horse battery' }), helpdesk().execute);
    expect([used.status, textOf(used)]).toEqual([422, expect.stringMatching(/used already or is too old.*Ask for another one/)]);
  });

  it('allows exactly its own script and nothing else', async () => {
    const page = await portal.handle(opening('/welcome'), helpdesk().execute);
    const scripts = [...htmlOf(page).matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
    expect(scripts).toHaveLength(1);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(scripts[0] ?? '').digest('base64')}'`);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});

function fail(): never {
  throw new Error('There is no page.');
}
