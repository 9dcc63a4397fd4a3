import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';

const portal = createPortal({ basePath: '/help' });
const token = `${'a'.repeat(22)}.${'b'.repeat(22)}.${'c'.repeat(22)}`;
const address = `/answer/${token}`;

describe('the link in the mail about a solution', () => {
  it('A82 asks the server nothing when it is opened, by whatever method programs open links', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    for (const method of ['GET', 'HEAD', 'GET']) expect((await portal.handle(opening(`${address}?verdict=solved`, { method }), helpdesk.execute)).status).toBe(200);
    expect(helpdesk.calls).toEqual([]);
  });

  it('A82 shows the same page for every link, without a fact of a ticket', async () => {
    const pages = await Promise.all([token, 'forged', token.slice(0, -3)].map(async (link) => htmlOf(await portal.handle(opening(`/answer/${link}`), new StandInHelpdesk({ signedIn: false }).execute)).replaceAll(link, 'LINK')));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toMatch(/Did this solve it\?.*name="verdict" value="solved".*name="verdict" value="not-solved"/s);
  });

  it.each([['solved', 'CONFIRM', ''], ['not-solved', 'REOPEN', 'Still blank.']])('takes %s by POST and says thank you', async (verdict, wanted, body) => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const page = await portal.handle(sending(address, { verdict, body }), helpdesk.execute);
    expect([page.status, textOf(page)]).toEqual([200, expect.stringContaining('Thank you for your answer')]);
    expect(helpdesk.submitted).toEqual([{ token, verdict: wanted, body }]);
  });

  it('keeps what was typed when no answer was chosen, or the page was open for too long', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const pages = [await portal.handle(sending(address, { body: 'My words' }), helpdesk.execute), await portal.refuse(sending(address, { body: 'My words', verdict: 'solved' }), { status: 403 }, helpdesk.execute)];
    expect(pages.map(({ status }) => status)).toEqual([422, 403]);
    for (const page of pages) expect(htmlOf(page)).toContain('My words</textarea>');
    expect(helpdesk.submitted).toEqual([]);
  });
});
