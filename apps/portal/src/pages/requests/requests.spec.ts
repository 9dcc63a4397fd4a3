import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, textOf } from '../../../testing/exchanges.js';
import { StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { aTicket, manyTickets, standInId } from '../../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });
const signedIn = { signedIn: true };

describe('my requests', () => {
  it('says in plain words where each stands, what needs me first', async () => {
    const tickets = [aTicket({ id: standInId(1), subject: 'A', progress: 'SOLVED' }), aTicket({ id: standInId(2), subject: 'B' }), aTicket({ id: standInId(3), subject: 'C', progress: 'WAITING_FOR_YOU' })];
    const page = await portal.handle(opening('/requests', signedIn), new StandInHelpdesk({ signedIn: true, tickets }).execute);
    expect(textOf(page)).toMatch(/We need something from you\s+C .*We are working on it\s+B .*Solved\s+A /);
    expect(htmlOf(page)).not.toMatch(/IN_PROGRESS<|SOLVED<|WAITING_FOR_YOU</);
  });

  it('leads to older ones by where the page ended, not by a number', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: true, tickets: manyTickets(25) });
    const first = htmlOf(await portal.handle(opening('/requests', signedIn), helpdesk.execute));
    expect(first.match(/class="row"/g)).toHaveLength(20);
    const older = /<a href="\/help(\/requests\?after=[^"]+)" rel="next">/.exec(first)?.[1] ?? '';
    const second = await portal.handle(opening(older, signedIn), helpdesk.execute);
    expect(htmlOf(second).match(/class="row"/g)).toHaveLength(5);
    expect(textOf(second)).toContain('Back to the newest');
    expect(htmlOf(second)).not.toContain('rel="next"');
  });

  it('shows times in the zone of the reader', async () => {
    const page = await portal.handle(opening('/requests', signedIn), new StandInHelpdesk({ signedIn: true, tickets: [aTicket({ updatedAt: '2026-11-21T23:30:00Z' })] }).execute);
    expect(textOf(page)).toMatch(/Last news Nov 22, 2026, 12:30\sAM/);
    expect(htmlOf(page)).toContain('<time datetime="2026-11-21T23:30:00Z">');
  });

  it('has an answer when there is nothing yet', async () => {
    expect(textOf(await portal.handle(opening('/requests', signedIn), new StandInHelpdesk({ signedIn: true }).execute))).toContain('You have not asked for anything yet');
  });

  it.each([
    ['nobody is signed in', new StandInHelpdesk({ signedIn: false }), false],
    ['the session has just ended', new StandInHelpdesk({ signedIn: false, answers: { myTickets: () => StandInHelpdesk.fail('UNAUTHENTICATED') } }), true],
  ])('asks to sign in when %s', async (_, helpdesk, claimed) => {
    const answer = await portal.handle(opening('/requests', { signedIn: claimed }), helpdesk.execute);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help/sign-in?return=%2Fhelp%2Frequests']);
  });

  it('answers an invented cursor with a page, not with a fault', async () => {
    const page = await portal.handle(opening('/requests?after=%00nonsense', signedIn), new StandInHelpdesk({ signedIn: true, answers: { myTickets: () => StandInHelpdesk.fail('BAD_USER_INPUT') } }).execute);
    expect(page.status).toBe(404);
    expect(textOf(page)).toContain('There is nothing here');
  });
});
