import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { aConversation, aMessage, aTicket, standInId } from '../../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });
const signedIn = { signedIn: true };
const address = `/requests/${aConversation.id}`;
const helpdeskWith = (options: Partial<StandInHelpdesk['options']> = {}) => new StandInHelpdesk({ signedIn: true, tickets: [aConversation], ...options });

describe('one of my requests', () => {
  it('shows what was said, by whom, and where it stands', async () => {
    const page = await portal.handle(opening(address, signedIn), helpdeskWith().execute);
    expect(page.status).toBe(200);
    expect(textOf(page)).toMatch(/Label printer at dock 4.*We need something from you.*Number MEJA-1042.*Lars is helping you.*Rina Kowalska You .*Two trucks wait\..*Lars Helpdesk .*gap sensor/);
    expect(htmlOf(page)).toMatch(/<li class="message message-theirs">.*gap sensor/s);
  });

  it('links an attachment once it was checked', async () => {
    const html = htmlOf(await portal.handle(opening(address, signedIn), helpdeskWith().execute));
    expect(html).toMatch(/<a href="\/files\/opaque-token" download><bdi>dock-4-labels.jpg<\/bdi><\/a>/);
    expect(html).not.toMatch(/<a [^>]*><bdi>printer-log.txt/);
    expect(html).toContain('is being checked');
  });

  it.each(['//evil.example/x', 'https://evil.example/x', '/\\evil.example', 'javascript:alert(1)'])('A83 makes no link of an attachment at %s', async (downloadPath) => {
    const tickets = [aTicket({ id: aConversation.id, messages: [aMessage({ attachments: [{ id: '1', name: 'a.txt', mediaType: 'text/plain', size: 1, downloadPath }] })] })];
    expect(htmlOf(await portal.handle(opening(address, signedIn), helpdeskWith({ tickets }).execute))).not.toContain('evil.example');
  });

  it('pages through a long conversation', async () => {
    const messages = Array.from({ length: 55 }, (_, n) => aMessage({ id: standInId(1000 + n), bodyHtml: `<p>Message ${n + 1}.</p>` }));
    const helpdesk = helpdeskWith({ tickets: [aTicket({ id: aConversation.id, messages })] });
    const first = await portal.handle(opening(address, signedIn), helpdesk.execute);
    expect(textOf(first)).not.toContain('Message 51.');
    const later = /<a href="\/help(\/requests\/[^"]+after=[^"]+)" rel="next">/.exec(htmlOf(first))?.[1] ?? '';
    expect(textOf(await portal.handle(opening(later, signedIn), helpdesk.execute))).toMatch(/Back to the first messages.*Message 51\..*Message 55\./);
  });

  it('A26 answers alike for an unknown id, somebody else’s and what is no id', async () => {
    const pages = await Promise.all(
      [`/requests/${standInId(999)}`, '/requests/1', '/requests/%00', "/requests/'or'1", `/requests/${aConversation.id}%2F..`].map((path) => portal.handle(opening(path, signedIn), helpdeskWith().execute)),
    );
    const [first, ...others] = pages.map((page) => ({ status: page.status, said: textOf(page) }));
    expect(first).toEqual({ status: 404, said: expect.stringContaining('There is nothing here') });
    for (const other of others) expect(other).toEqual(first);
  });

  it('asks to sign in and comes back', async () => {
    const answer = await portal.handle(opening(address), new StandInHelpdesk({ signedIn: false }).execute);
    expect(answer.headers['location']).toBe(`/help/sign-in?return=${encodeURIComponent(`/help${address}`)}`);
  });
});

describe('a reply', () => {
  const once = '5f0c1f0a-0b52-4b57-9d2a-0d6c1f2b7a11';

  it('is added once and leads back to the conversation', async () => {
    const helpdesk = helpdeskWith();
    const sent = [1, 2].map(() => portal.handle(sending(address, { once, body: 'Model 10l1I' }, signedIn), helpdesk.execute));
    const [answer] = await Promise.all(sent);
    expect([answer?.status, answer?.headers['location']]).toEqual([303, `/help${address}?replied=1#latest`]);
    expect(helpdesk.submitted).toEqual([{ ticketId: aConversation.id, body: 'Model 10l1I' }]);
    expect(textOf(await portal.handle(opening(`${address}?replied=1`, signedIn), helpdesk.execute))).toContain('Your reply was added.');
  });

  it('says what is missing', async () => {
    const page = await portal.handle(sending(address, { once, body: ' ' }, signedIn), helpdeskWith().execute);
    expect(page.status).toBe(422);
    expect(textOf(page)).toMatch(/Please correct one field.*Write a reply: Please fill this in\./);
  });

  it('keeps its text when the request was closed meanwhile, and shows the way on', async () => {
    const page = await portal.handle(sending(address, { once, body: 'One more thing' }, signedIn), helpdeskWith({ answers: { addReply: () => refusal('TicketClosed', 'TICKET_CLOSED') } }).execute);
    expect(page.status).toBe(409);
    expect(textOf(page)).toMatch(/This request is closed.*Ask for help/);
    expect(htmlOf(page)).toContain('One more thing</textarea>');
  });

  it('keeps its text when the session ended while it was written', async () => {
    for (const [claimed, helpdesk] of [[false, new StandInHelpdesk({ signedIn: false })], [true, helpdeskWith({ answers: { addReply: () => StandInHelpdesk.fail('UNAUTHENTICATED') } })]] as const) {
      const page = await portal.handle(sending(address, { once, body: 'A long text' }, { signedIn: claimed }), helpdesk.execute);
      expect(page.status).toBe(403);
      expect(textOf(page)).toContain('What you wrote was not sent.');
      expect(htmlOf(page)).toMatch(/<textarea id="kept-text"[^>]* readonly[^>]*>\nA long text<\/textarea>/);
      expect(htmlOf(page)).toContain(`name="return" value="/help${address}"`);
    }
  });

  it('A26 to a request of somebody else finds nothing', async () => {
    const page = await portal.handle(sending(`/requests/${standInId(999)}`, { once, body: 'Hello' }, signedIn), helpdeskWith().execute);
    expect(page.status).toBe(404);
    expect(htmlOf(page)).not.toContain('Hello');
  });
});
