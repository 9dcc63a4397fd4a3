import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, textOf } from '../../../testing/exchanges.js';
import { StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { aTicket, standInId } from '../../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });

describe('the start page', () => {
  it('asks the question first and offers the departments as topics', async () => {
    const page = await portal.handle(opening(''), new StandInHelpdesk({ signedIn: false }).execute);
    expect(page.status).toBe(200);
    expect(textOf(page)).toMatch(/What do you need help with\?.*Choose a topic.*IT.*Human resources.*Customer support.*Sign in to see your requests/);
    expect(htmlOf(page)).toContain(`href="/help/requests/new?department=${standInId(12)}"`);
    expect(htmlOf(page)).toMatch(/<form class="question-form" method="get" action="\/help\/requests\/new">/);
  });

  it('shows a signed-in requester what is open, what needs them first', async () => {
    const tickets = [
      aTicket({ id: standInId(1), subject: 'Being worked on' }),
      aTicket({ id: standInId(2), subject: 'Settled', progress: 'SOLVED' }),
      aTicket({ id: standInId(3), subject: 'Needs an answer', progress: 'WAITING_FOR_YOU' }),
    ];
    const page = await portal.handle(opening('/', { signedIn: true }), new StandInHelpdesk({ signedIn: true, tickets }).execute);
    expect(textOf(page)).toMatch(/Your open requests.*Needs an answer.*We need something from you.*Being worked on.*We are working on it/);
    expect(textOf(page)).not.toContain('Settled');
  });

  it('opens for everybody when a session has just ended', async () => {
    const helpdesk = new StandInHelpdesk({ signedIn: false, answers: { myTickets: () => StandInHelpdesk.fail('UNAUTHENTICATED') } });
    const page = await portal.handle(opening('', { signedIn: true }), helpdesk.execute);
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain('Sign in to see your requests');
  });

  it('says so when no topic takes requests', async () => {
    const page = await portal.handle(opening(''), new StandInHelpdesk({ signedIn: false, answers: { departments: () => [] } }).execute);
    expect(textOf(page)).toContain('No topic takes requests at the moment');
  });

  it.each([
    ['pl-PL,pl;q=0.9', 'pl', 'W czym możemy pomóc?'],
    ['sv', 'sv', 'Vad behöver du hjälp med?'],
    ['id,en;q=0.5', 'id', 'Apa yang bisa kami bantu?'],
    ['fr', 'en', 'What do you need help with?'],
  ])('speaks the language the browser asks for: %s', async (accepted, locale, question) => {
    const helpdesk = new StandInHelpdesk({ signedIn: false });
    const page = await portal.handle(opening('', { locale: '', headers: { 'accept-language': accepted } }), helpdesk.execute);
    expect(textOf(page)).toContain(question);
    expect(htmlOf(page)).toContain(`<html lang="${locale}"`);
    expect(helpdesk.calls.map((call) => call.locale)).toEqual([locale]);
  });
});

describe('the choices in the footer', () => {
  it('are kept in a cookie and leave the address as it was', async () => {
    const answer = await portal.handle(opening('/requests/new?subject=Printer&lang=pl&theme=dark'), new StandInHelpdesk({ signedIn: false }).execute);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/help/requests/new?subject=Printer');
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^meja_help_locale=pl;.*Secure$/), expect.stringMatching(/^meja_help_theme=dark;/)]);
  });

  it('win over what the browser and the account say', async () => {
    const page = await portal.handle(opening('', { locale: 'en', headers: { cookie: 'meja_help_locale=sv; meja_help_theme=dark' } }), new StandInHelpdesk({ signedIn: false }).execute);
    expect(htmlOf(page)).toMatch(/<html lang="sv" dir="ltr" data-theme="dark">/);
  });

  it('ignore what we do not know', async () => {
    const answer = await portal.handle(opening('?lang=tlh&theme=%22%3E%3Cscript%3E'), new StandInHelpdesk({ signedIn: false }).execute);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const page = await portal.handle(opening('', { headers: { cookie: 'meja_help_theme="><script>; meja_help_locale=../x' } }), new StandInHelpdesk({ signedIn: false }).execute);
    expect(htmlOf(page)).toMatch(/<html lang="en" dir="ltr">/);
  });
});
