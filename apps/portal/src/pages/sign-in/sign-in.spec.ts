import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';

const portal = createPortal({ basePath: '/help' });
const visitor = () => new StandInHelpdesk({ signedIn: false });
const person = () => new StandInHelpdesk({ signedIn: true });
const rightWords = { email: ' requester@demo.test ', password: 'right' };

describe('signing in', () => {
  it('goes where the visitor wanted to go, with the cookie of the session', async () => {
    const helpdesk = visitor();
    const answer = await portal.handle(sending('/sign-in', { ...rightWords, return: '/help/requests/new' }), helpdesk.execute);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help/requests/new']);
    expect(answer.headers['set-cookie']).toEqual(['meja_portal=opaque; HttpOnly; Path=/; SameSite=Strict']);
    expect(helpdesk.calls[0]?.variables).toEqual({ input: { email: 'requester@demo.test', password: 'right' } });
  });

  it.each(['https://evil.example', '//evil.example', '/graphql', '/help/../x'])('A83 does not go to %s', async (wish) => {
    expect(htmlOf(await portal.handle(opening(`/sign-in?return=${encodeURIComponent(wish)}`), visitor().execute))).toContain('name="return" value="/help/requests"');
    expect((await portal.handle(sending('/sign-in', { ...rightWords, return: wish }), visitor().execute)).headers['location']).toBe('/help/requests');
    expect((await portal.handle(opening(`/sign-in?return=${encodeURIComponent(wish)}`, { signedIn: true }), person().execute)).headers['location']).toBe('/help/requests');
  });

  it('answers a wrong password and an unknown address alike, and keeps only the address', async () => {
    const page = await portal.handle(sending('/sign-in', { email: 'who@example.test', password: 'hunter2-canary' }), visitor().execute);
    expect(page.status).toBe(422);
    expect(textOf(page)).toMatch(/You are not signed in.*The address and the password do not belong together/);
    expect(htmlOf(page)).toMatch(/<input id="sign-in-email"[^>]* value="who@example.test"/);
    expect(htmlOf(page)).not.toContain('hunter2-canary');
  });

  it('says how long to wait after too many attempts', async () => {
    const page = await portal.handle(sending('/sign-in', rightWords), new StandInHelpdesk({ signedIn: false, answers: { signIn: () => refusal('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfter: 61 }) } }).execute);
    expect([page.status, page.headers['retry-after']]).toEqual([429, '61']);
    expect(textOf(page)).toContain('try again in 2 minutes');
  });

  it('lets a password manager help', async () => {
    const html = htmlOf(await portal.handle(opening('/sign-in'), visitor().execute));
    expect(html).toContain('autocomplete="username"');
    expect(html).toContain('autocomplete="current-password"');
  });

  it('A45 with a forged token signs nobody in', async () => {
    const helpdesk = visitor();
    const page = await portal.refuse(sending('/sign-in', { ...rightWords, csrf: 'forged' }), { status: 403 }, helpdesk.execute);
    expect([page.status, page.headers['set-cookie'], helpdesk.calls]).toEqual([403, undefined, []]);
  });
});

describe('signing out', () => {
  it.each([
    ['/sign-out', 'SignOut', 'You are signed out.'],
    ['/sign-out-everywhere', 'SignOutEverywhere', 'You are signed out on every device.'],
  ])('%s ends the session and says so', async (address, operation, words) => {
    const helpdesk = person();
    const answer = await portal.handle(sending(address, {}, { signedIn: true }), helpdesk.execute);
    expect(helpdesk.calls.map((call) => call.operation)).toEqual([expect.stringContaining(`mutation ${operation} `)]);
    expect(answer.headers['set-cookie']).toEqual(['meja_portal=; Max-Age=0; Path=/']);
    const next = String(answer.headers['location']).replace('/help', '');
    expect(textOf(await portal.handle(opening(next), visitor().execute))).toContain(words);
  });

  it('A45 is never done by opening an address', async () => {
    const helpdesk = person();
    const pages = await Promise.all(['/sign-out', '/sign-out-everywhere'].map((address) => portal.handle(opening(address, { signedIn: true }), helpdesk.execute)));
    expect(pages.map(({ status }) => status)).toEqual([404, 404]);
    expect(helpdesk.calls).toEqual([]);
  });
});

describe('my account', () => {
  it('says who is signed in and offers both ways out', async () => {
    const page = await portal.handle(opening('/account', { signedIn: true }), person().execute);
    expect(textOf(page)).toMatch(/Rina Kowalska.*requester@demo\.test.*Europe\/Warsaw.*Sign out.*Sign out everywhere/);
    expect(htmlOf(page).match(/<form method="post"[^>]* action="[^"]+"|action="\/help\/sign-out(-everywhere)?"/g)).not.toBeNull();
  });

  it('is for those who are signed in', async () => {
    expect((await portal.handle(opening('/account'), visitor().execute)).headers['location']).toBe('/help/sign-in?return=%2Fhelp%2Faccount');
  });
});
