import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { departments, standInId } from '../../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });
const whole = { once: '5f0c1f0a-0b52-4b57-9d2a-0d6c1f2b7a11', departmentId: standInId(11), subject: 'Printer', body: 'It blinks.\nTwice.', email: 'rina@example.test', name: 'Rina' };
const keyIn = (html: string) => /name="once" value="([0-9a-f-]{36})"/.exec(html)?.[1];

describe('asking for help', () => {
  it('carries over what was said on the start page', async () => {
    const html = htmlOf(await portal.handle(opening(`/requests/new?subject=Printer%20%22A%22&department=${standInId(12)}`), new StandInHelpdesk({ signedIn: false }).execute));
    expect(html).toMatch(/<input id="request-subject"[^>]* value="Printer &quot;A&quot;"/);
    expect(html).toMatch(new RegExp(`<option value="${standInId(12)}" selected>Human resources`));
    expect(html).toMatch(/<label for="request-email">/);
  });

  it('asks people it knows for no address', async () => {
    const page = await portal.handle(opening('/requests/new', { signedIn: true }), new StandInHelpdesk({ signedIn: true }).execute);
    expect(htmlOf(page)).not.toContain('request-email');
    expect(textOf(page)).toContain('You are asking as Rina Kowalska, requester@demo.test.');
  });

  it('chooses the topic by itself when there is one only', async () => {
    const html = htmlOf(await portal.handle(opening('/requests/new'), new StandInHelpdesk({ signedIn: false, answers: { departments: () => departments.slice(0, 1) } }).execute));
    expect(html).not.toContain('Choose a topic');
  });

  it('sends, then shows the number on a page that may be reloaded', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const answer = await portal.handle(sending('/requests/new', whole), helpdesk.execute);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help/requests/sent']);
    expect(helpdesk.submitted).toEqual([{ departmentId: whole.departmentId, subject: 'Printer', body: 'It blinks.\nTwice.', email: 'rina@example.test', name: 'Rina' }]);
    const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    const page = await portal.handle(opening('/requests/sent', { headers: { cookie } }), helpdesk.execute);
    expect(textOf(page)).toMatch(/We have your request.*Your number MEJA-1042.*The answer comes by e-mail/);
  });

  it('makes one ticket of one form, however often it is sent', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const answers = [await portal.handle(sending('/requests/new', whole), helpdesk.execute), await portal.handle(sending('/requests/new', whole), helpdesk.execute)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(helpdesk.submitted).toHaveLength(1);
    expect(helpdesk.calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual([whole.once, whole.once]);
  });

  it('gives every opened form its own key', async () => {
    const open = async () => keyIn(htmlOf(await portal.handle(opening('/requests/new'), new StandInHelpdesk({ signedIn: false }).execute)));
    const keys = [await open(), await open()];
    expect(keys.every(Boolean)).toBe(true);
    expect(new Set(keys).size).toBe(2);
  });

  it('waits for the first of two clicks instead of refusing the second', async () => {
    let running = 2;
    const answers = { submitRequest: () => (running-- > 0 ? refusal('IdempotencyConflict', 'IN_PROGRESS') : { __typename: 'RequestReceived', number: 'MEJA-7', ticket: null }) };
    const answer = await portal.handle(sending('/requests/new', whole), new StandInHelpdesk({ signedIn: false, answers }).execute);
    expect(answer.headers['location']).toBe('/help/requests/sent');
  });
});

describe('a request that was not accepted', () => {
  it('keeps every word and says beside each field what is wrong', async () => {
    const page = await portal.handle(sending('/requests/new', { ...whole, departmentId: '', body: '  ', email: 'rina' }), new StandInHelpdesk({ signedIn: false }).execute);
    const html = htmlOf(page);
    expect(page.status).toBe(422);
    expect(html).toContain('<title>Error: Ask for help');
    expect(html).toMatch(/role="alert" tabindex="-1" [^>]*autofocus/);
    expect(textOf(page)).toMatch(/Please correct 3 fields.*Topic: Please choose one from the list\..*Description: Please fill this in\..*E-mail address: This is not an e-mail address/);
    expect(html).toContain('<a href="#request-body">');
    expect(html).toMatch(/<textarea id="request-body" name="body" required aria-invalid="true" aria-describedby="request-body-hint request-body-error"/);
    expect(html).toMatch(/<input id="request-subject"[^>]* value="Printer"/);
    expect(html).toMatch(/<input id="request-email"[^>]* value="rina"/);
    expect(keyIn(html)).not.toBe(whole.once);
  });

  it('misses every empty field at once', async () => {
    const page = await portal.handle(sending('/requests/new', { departmentId: '', subject: '', body: '', email: '' }), new StandInHelpdesk({ signedIn: false }).execute);
    expect(textOf(page)).toMatch(/Please correct 4 fields.*Subject: Please fill this in\..*Description: Please fill this in\..*E-mail address: Please fill this in\./);
  });

  it('keeps the line breaks of the description', async () => {
    const html = htmlOf(await portal.handle(sending('/requests/new', { ...whole, email: 'x', body: '\n\nfirst\nlast\n' }), new StandInHelpdesk({ signedIn: false }).execute));
    // A browser drops the line break right after the tag.
    expect(html).toMatch(/<textarea id="request-body"[^>]*>\n\n\nfirst\nlast\n<\/textarea>/);
  });

  it.each([
    ['TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfter: 100 }, 429, /Too many attempts. Please try again in 2 minutes/],
    ['NotFound', 'NOT_FOUND', {}, 422, /Topic: This no longer exists/],
    ['RefusedByGuard', 'REFUSED_BY_GUARD', {}, 422, /Sentence of the server for REFUSED_BY_GUARD/],
    ['IdempotencyConflict', 'KEY_REUSED', {}, 409, /You have sent this form before, with other words/],
  ])('says in plain words what %s means', async (type, code, params, status, words) => {
    const page = await portal.handle(sending('/requests/new', whole), new StandInHelpdesk({ signedIn: false, answers: { submitRequest: () => refusal(type, code, params) } }).execute);
    expect(page.status).toBe(status);
    expect(textOf(page)).toMatch(words);
    expect(htmlOf(page)).toContain('It blinks.\nTwice.</textarea>');
    expect(page.headers['retry-after']).toBe(status === 429 ? '100' : undefined);
  });

  it('survives a fault of the server with the same key, so that sending again cannot double it', async () => {
    const page = await portal.handle(sending('/requests/new', whole), new StandInHelpdesk({ signedIn: false, answers: { submitRequest: () => StandInHelpdesk.fail('INTERNAL') } }).execute);
    expect(page.status).toBe(500);
    expect(textOf(page)).toMatch(/it will not arrive twice.*corr-42/);
    expect(htmlOf(page)).toContain('It blinks.\nTwice.</textarea>');
    expect(keyIn(htmlOf(page))).toBe(whole.once);
  });

  it('A48 keeps the words and lets go of files that waited for too long', async () => {
    const answers = { submitRequest: () => refusal('NotFound', 'NOT_FOUND') };
    const page = await portal.handle(sending('/requests/new', { ...whole, kept: `${standInId(700)} lamp.png` }), new StandInHelpdesk({ signedIn: false, answers }).execute);
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining('The files were kept for too long')]);
    expect(htmlOf(page)).toContain('It blinks.\nTwice.</textarea>');
    expect(htmlOf(page)).not.toContain('name="kept"');
  });

  it('A45 is offered again, and not sent, when its token was wrong', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const page = await portal.refuse(sending('/requests/new', { ...whole, csrf: 'forged' }), { status: 403 }, helpdesk.execute);
    expect(page.status).toBe(403);
    expect(helpdesk.submitted).toEqual([]);
    expect(textOf(page)).toContain('This page was open for too long, so nothing was sent.');
    expect(htmlOf(page)).toContain('It blinks.\nTwice.</textarea>');
    expect(htmlOf(page)).not.toContain('forged');
  });

  it('says that files have to be chosen again when they were not kept, and before a page is loaded again without a script', async () => {
    const execute = new StandInHelpdesk({ signedIn: false }).execute;
    expect(htmlOf(await portal.handle(opening('/requests/new'), execute))).toMatch(/<p class="hint without-script">When this page is loaded again, files have to be chosen again\.<\/p>/);
    const refused = await portal.refuse(sending('/requests/new', { ...whole, csrf: 'forged' }), { status: 403, files: 'unread' }, execute);
    expect(textOf(refused)).toContain('What you wrote is still here: please choose the files once more and send it again.');
  });
});

describe('the confirmation', () => {
  it('shows nothing that an address says', async () => {
    const page = await portal.handle(opening('/requests/sent?number=CALL-0900'), new StandInHelpdesk({ signedIn: false }).execute);
    expect(textOf(page)).toContain('Nothing was sent from here lately');
    expect(htmlOf(page)).not.toContain('<strong class="number">');
  });

  it('leads those who are signed in to their request', async () => {
    const answers = { submitRequest: () => ({ __typename: 'RequestReceived', number: 'IT/2026 #7', ticket: { id: standInId(77) } }) };
    const helpdesk = new StandInHelpdesk({ signedIn: true, answers });
    const answer = await portal.handle(sending('/requests/new', whole, { signedIn: true }), helpdesk.execute);
    const cookie = String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    const page = await portal.handle(opening('/requests/sent', { signedIn: true, headers: { cookie } }), helpdesk.execute);
    expect(textOf(page)).toContain('Your number IT/2026 #7');
    expect(htmlOf(page)).toContain(`href="/help/requests/${standInId(77)}"`);
  });
});
