import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { followUpId, refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { aColleaguesTicket, aConversation, aMessage, aSolvedTicket, aTicket, standInId } from '../../../testing/stories.js';

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
    const tickets = [aTicket({ id: aConversation.id, messages: [aMessage({ attachments: [{ id: '1', name: 'a.txt', mediaType: 'text/plain', size: 1, downloadPath, previewPath: downloadPath }] })] })];
    expect(htmlOf(await portal.handle(opening(address, signedIn), helpdeskWith({ tickets }).execute))).not.toContain('evil.example');
  });

  it('pages through a long conversation', async () => {
    const messages = Array.from({ length: 55 }, (_, n) => aMessage({ id: standInId(1000 + n), bodyHtml: `<p>Message ${n + 1}.</p>` }));
    const helpdesk = helpdeskWith({ tickets: [aTicket({ id: aConversation.id, messages })] });
    const first = await portal.handle(opening(address, signedIn), helpdesk.execute);
    expect(textOf(first)).not.toContain('Message 51.');
    const later = (/<a href="\/help(\/requests\/[^"]+after=[^"]+)" rel="next">/.exec(htmlOf(first))?.[1] ?? '').replace('&amp;', '&');
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
    expect([answer?.status, answer?.headers['location']]).toEqual([303, `/help${address}?done=replied#latest`]);
    expect(helpdesk.submitted).toEqual([{ ticketId: aConversation.id, body: 'Model 10l1I' }]);
    expect(textOf(await portal.handle(opening(`${address}?done=replied`, signedIn), helpdesk.execute))).toContain('Your reply was added.');
  });

  it('says what is missing', async () => {
    const page = await portal.handle(sending(address, { once, body: ' ' }, signedIn), helpdeskWith().execute);
    expect(page.status).toBe(422);
    expect(textOf(page)).toMatch(/Please correct one field.*Write a reply: Please fill this in\./);
  });

  it('takes files along, and keeps them in the form until it is accepted', async () => {
    const helpdesk = helpdeskWith();
    const files = [{ id: standInId(701), name: 'dock "4".jpg' }];
    const page = await portal.handle(sending(address, { once, body: '' }, { ...signedIn, files }), helpdesk.execute);
    expect(htmlOf(page)).toContain(`<input id="reply-files-0" type="checkbox" name="kept" value="${standInId(701)} dock &quot;4&quot;.jpg" checked>`);
    const answer = await portal.handle(sending(address, { once: standInId(1), body: 'Here', kept: `${standInId(701)} dock "4".jpg` }, { ...signedIn, files: [{ id: standInId(702), name: 'b.txt' }] }), helpdesk.execute);
    expect(answer.status).toBe(303);
    expect(helpdesk.submitted).toEqual([{ ticketId: aConversation.id, body: 'Here', uploadIds: [standInId(701), standInId(702)] }]);
  });

  it.each([['too_large', 413, /A file is too large/], ['too_many', 413, /too many files/], ['too_often', 429, /very many files/], ['unavailable', 503, /cannot be taken/]] as const)('keeps its text when files were not taken: %s', async (files, status, words) => {
    const helpdesk = helpdeskWith();
    const page = await portal.refuse(sending(address, { once, body: 'A long text' }, signedIn), { status, files }, helpdesk.execute);
    expect(textOf(page)).toMatch(words);
    expect(htmlOf(page)).toContain('A long text</textarea>');
    expect(helpdesk.submitted).toEqual([]);
  });

  it('to a closed request opens a follow-up and lands there, with the way back', async () => {
    const closed = aTicket({ id: aConversation.id, progress: 'SOLVED', closed: true });
    const helpdesk = helpdeskWith({ tickets: [closed, aTicket({ id: followUpId, followUpOf: { id: closed.id, number: closed.number }, messages: [aMessage({})] })] });
    expect(textOf(await portal.handle(opening(address, signedIn), helpdesk.execute))).toMatch(/This request is closed\. What you write opens a new one.*Send as a new request/);
    const answer = await portal.handle(sending(address, { once, body: 'One more thing' }, signedIn), helpdesk.execute);
    expect(answer.headers['location']).toBe(`/help/requests/${followUpId}?done=follow-up#latest`);
    const page = await portal.handle(opening(`/requests/${followUpId}?done=follow-up`, signedIn), helpdesk.execute);
    expect(textOf(page)).toMatch(/Follows up request MEJA-1042.*Your earlier request is closed, so we opened this new one/);
    expect(htmlOf(page)).toContain(`<a href="/help${address}">Follows up request`);
  });

  it('to a closed request that goes on elsewhere says so, before and after', async () => {
    const [later, over] = [{ id: followUpId, number: 'MEJA-2001' }, { id: standInId(131), number: 'MEJA-2002' }];
    const closed = aTicket({ id: aConversation.id, progress: 'SOLVED', closed: true, followUps: [later, over] });
    const helpdesk = helpdeskWith({ tickets: [closed, aTicket({ ...later, messages: [aMessage({}), aMessage({})] }), aTicket({ ...over, closed: true })] });
    expect(textOf(await portal.handle(opening(address, signedIn), helpdesk.execute))).toMatch(/What you write is added to request MEJA-2001, where it goes on\..*Send reply/);
    expect(textOf(await portal.handle(opening(`/requests/${followUpId}?done=follow-up`, signedIn), helpdesk.execute))).toContain('your message was added here, where it goes on.');
  });

  it('keeps its text when the session ended while it was written', async () => {
    for (const [claimed, helpdesk] of [[false, new StandInHelpdesk({ signedIn: false })], [true, helpdeskWith({ answers: { addReply: () => StandInHelpdesk.fail('UNAUTHENTICATED') } })]] as const) {
      const page = await portal.handle(sending(address, { once, body: 'A long text' }, { signedIn: claimed }), helpdesk.execute);
      expect(page.status).toBe(403);
      expect(textOf(page)).toContain('What you wrote was not sent.');
      expect(htmlOf(page)).toMatch(/<textarea id="kept-text"[^>]* readonly[^>]*>\nA long text<\/textarea>/);
      expect(htmlOf(page)).toContain(`name="return" value="/help${address}"`);
      expect(textOf(page)).not.toContain('choose your files again');
      const withFile = await portal.handle(sending(address, { once, body: '', kept: `${standInId(700)} lamp.png` }, { signedIn: claimed }), helpdesk.execute);
      expect(textOf(withFile)).toContain('After signing in, choose your files again unless they are listed there.');
    }
  });

  it('A26 to a request of somebody else finds nothing', async () => {
    const page = await portal.handle(sending(`/requests/${standInId(999)}`, { once, body: 'Hello' }, signedIn), helpdeskWith().execute);
    expect(page.status).toBe(404);
    expect(htmlOf(page)).not.toContain('Hello');
  });
});

describe('what happened besides what was said', () => {
  const solvedAddress = `/requests/${aSolvedTicket.id}`;

  it('stands between the messages, in plain words and by time', async () => {
    const page = await portal.handle(opening(solvedAddress, signedIn), helpdeskWith({ tickets: [aSolvedTicket] }).execute);
    expect(textOf(page)).toMatch(/every second label blank\..*Passed on to somebody who knows more about it.*The gap sensor is new.*Solved 21 Nov 2026|Passed on .*Solved/);
    expect(htmlOf(page)).toMatch(/<details class="message-quoted"><summary>Show earlier messages it repeats<\/summary>/);
  });

  it('is shown once when the conversation has pages', async () => {
    const messages = Array.from({ length: 55 }, (_, n) => aMessage({ id: standInId(1000 + n), createdAt: new Date(Date.UTC(2026, 10, 1, 0, n)).toISOString(), bodyHtml: `<p>Message ${n + 1}.</p>` }));
    const milestones = [[10, 'PASSED_ON'], [49.5, 'REOPENED'], [54, 'CLOSED']].map(([minute, kind], n) => ({ id: standInId(950 + n), kind: kind as 'CLOSED', at: new Date(Date.UTC(2026, 10, 1) + Number(minute) * 60_000).toISOString() }));
    const helpdesk = helpdeskWith({ tickets: [aTicket({ id: aConversation.id, messages, milestones })] });
    const first = await portal.handle(opening(address, signedIn), helpdesk.execute);
    const later = (/<a href="\/help(\/requests\/[^"]+after=[^"]+)" rel="next">/.exec(htmlOf(first))?.[1] ?? '').replace('&amp;', '&');
    const second = await portal.handle(opening(later, signedIn), helpdesk.execute);
    expect([first, second].map((page) => textOf(page).match(/Passed on to somebody|Opened again|Closed/g))).toEqual([['Passed on to somebody'], ['Opened again', 'Closed']]);
  });

  it('shows where words were taken away, and reads a colleague’s request without a form', async () => {
    const page = await portal.handle(opening(`/requests/${aColleaguesTicket.id}`, signedIn), helpdeskWith({ tickets: [aColleaguesTicket] }).execute);
    expect(textOf(page)).toMatch(/Requests of my organization.*Asked by Tomasz Lis.*Tomasz Lis Asked .*This message was removed\..*Only Tomasz Lis can answer here/);
    expect(htmlOf(page)).not.toContain('<form method="post"');
  });
});

describe('a solved request', () => {
  const solvedAddress = `/requests/${aSolvedTicket.id}`;
  const helpdeskOf = (options: Partial<StandInHelpdesk['options']> = {}) => helpdeskWith({ tickets: [aSolvedTicket], ...options });

  it('asks whether it is, with one form for each answer', async () => {
    const html = htmlOf(await portal.handle(opening(solvedAddress, signedIn), helpdeskOf().execute));
    expect(html.match(/<form method="post" action="[^"]*"/g)).toEqual([`<form method="post" action="/help${solvedAddress}/solved"`, `<form method="post" action="/help${solvedAddress}/not-solved"`]);
  });

  it('is closed by yes, and says so', async () => {
    const helpdesk = helpdeskOf();
    const answer = await portal.handle(sending(`${solvedAddress}/solved`, {}, signedIn), helpdesk.execute);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/help${solvedAddress}?done=confirmed#latest`]);
    expect(helpdesk.submitted).toEqual([{ ticketId: aSolvedTicket.id }]);
  });

  it('is opened by no with what is wrong, and not without a word', async () => {
    const helpdesk = helpdeskOf();
    const missing = await portal.handle(sending(`${solvedAddress}/not-solved`, { body: ' ' }, signedIn), helpdesk.execute);
    expect([missing.status, textOf(missing)]).toEqual([422, expect.stringContaining('What is still wrong?: Please fill this in.')]);
    const answer = await portal.handle(sending(`${solvedAddress}/not-solved`, { body: 'Still blank.' }, signedIn), helpdesk.execute);
    expect(answer.headers['location']).toBe(`/help${solvedAddress}?done=reopened#latest`);
    expect(helpdesk.submitted).toEqual([{ ticketId: aSolvedTicket.id, body: 'Still blank.' }]);
  });

  it('keeps the words and lets go of files that waited for too long', async () => {
    const helpdesk = helpdeskOf({ answers: { reopenMyTicket: () => refusal('NotFound', 'NOT_FOUND') } });
    const page = await portal.handle(sending(`${solvedAddress}/not-solved`, { body: 'My words', kept: `${standInId(700)} lamp.png` }, signedIn), helpdesk.execute);
    expect([page.status, textOf(page)]).toEqual([422, expect.stringContaining('The files were kept for too long')]);
    expect(htmlOf(page)).toContain('My words</textarea>');
    expect(htmlOf(page)).not.toContain('name="kept"');
  });

  it('shows how it stands when somebody was faster', async () => {
    const helpdesk = helpdeskOf({ answers: { confirmSolution: () => refusal('NotSolved', 'NOT_SOLVED') } });
    expect((await portal.handle(sending(`${solvedAddress}/solved`, {}, signedIn), helpdesk.execute)).headers['location']).toBe(`/help${solvedAddress}`);
  });

  it('is answered by nobody who is not signed in, nor by opening an address', async () => {
    const helpdesk = helpdeskOf();
    for (const path of ['solved', 'not-solved']) expect((await portal.handle(opening(`${solvedAddress}/${path}`, signedIn), helpdesk.execute)).status).toBe(404);
    const page = await portal.handle(sending(`${solvedAddress}/not-solved`, { body: 'My words' }), new StandInHelpdesk({ signedIn: false }).execute);
    expect([page.status, htmlOf(page)]).toEqual([403, expect.stringContaining('My words</textarea>')]);
    expect(htmlOf(page)).toContain(`name="return" value="/help${solvedAddress}"`);
    expect(helpdesk.submitted).toEqual([]);
  });
});
