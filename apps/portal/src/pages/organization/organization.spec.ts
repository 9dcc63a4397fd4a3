import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, textOf } from '../../../testing/exchanges.js';
import { StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';
import { aColleaguesTicket, aTicket, requester } from '../../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });
const looksAfterTwo = { viewer: () => ({ ...requester, managedOrganizations: ['Nordlicht Logistics', 'Harbour Ltd'] }) };

describe('requests of an organization', () => {
  it('are listed for who looks after it, with who asked', async () => {
    const page = await portal.handle(opening('/organization', { signedIn: true }), new StandInHelpdesk({ signedIn: true, tickets: [aColleaguesTicket, aTicket({ subject: 'My own' })], answers: looksAfterTwo }).execute);
    expect(textOf(page)).toMatch(/My organization.*Requests of Nordlicht Logistics and Harbour Ltd.*MEJA-1051.*Asked by Tomasz Lis/);
    expect(textOf(page)).not.toContain('My own');
    expect(htmlOf(page)).toContain(`href="/help/requests/${aColleaguesTicket.id}"`);
  });

  it('say so when there are none', async () => {
    const page = await portal.handle(opening('/organization', { signedIn: true }), new StandInHelpdesk({ signedIn: true, answers: looksAfterTwo }).execute);
    expect(textOf(page)).toContain('Nobody has asked for anything yet');
  });

  it('are no page for anybody else, and no link', async () => {
    const page = await portal.handle(opening('/organization', { signedIn: true }), new StandInHelpdesk({ signedIn: true, tickets: [aColleaguesTicket] }).execute);
    expect(page.status).toBe(404);
    expect(htmlOf(await portal.handle(opening('/account', { signedIn: true }), new StandInHelpdesk({ signedIn: true }).execute))).not.toContain('/help/organization');
    expect((await portal.handle(opening('/organization'), new StandInHelpdesk({ signedIn: false }).execute)).headers['location']).toContain('/help/sign-in?return=');
  });
});
