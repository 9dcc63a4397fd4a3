import { describe, expect, it } from '@jest/globals';
import { createPortal, type Execute, type Refusal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';

const reported: unknown[] = [];
const portal = createPortal({ basePath: '/help', report: (error, requestId) => reported.push([String(error), requestId]) });
const unreachable: Execute = () => Promise.reject(new Error('secret of the inside'));

describe('a page that cannot be shown', () => {
  it.each<Refusal['status']>([400, 403, 404, 405, 413, 415, 429, 500, 503])('%d has words, one way on and the id of the request where something is to be asked', async (status) => {
    const page = await portal.refuse(opening('/requests'), { status, retryAfter: 90 }, unreachable);
    expect(page.status).toBe(status);
    expect(htmlOf(page).match(/class="button"/g)).toHaveLength(1);
    expect(textOf(page).includes('req-7f3a')).toBe(status !== 404);
    expect(page.headers['retry-after']).toBe(status === 429 || status === 503 ? '90' : undefined);
  });

  it.each(['/nothing', '/requests/', '/requests/a/b', '//evil.example', '/..%2f', '/é', `/${'x'.repeat(5000)}`])('%s does not exist', async (path) => {
    const page = await portal.handle(opening(path), unreachable);
    expect(page.status).toBe(404);
    expect(htmlOf(page)).not.toContain('secret');
  });

  it('tells methods that do not fit from pages that do not exist', async () => {
    expect((await portal.handle(opening('/requests', { method: 'DELETE' }), unreachable)).status).toBe(405);
    expect((await portal.handle(sending('/requests', {}), unreachable)).status).toBe(405);
    expect((await portal.handle(sending('/nothing', {}), unreachable)).status).toBe(404);
  });

  it('hides a fault of the server behind its own id', async () => {
    const page = await portal.handle(opening(''), new StandInHelpdesk({ signedIn: false, answers: { departments: () => StandInHelpdesk.fail('INTERNAL') } }).execute);
    expect(page.status).toBe(500);
    expect(textOf(page)).toContain('corr-42');
  });

  it('says it will be back when the database is out of reach', async () => {
    const page = await portal.handle(opening(''), new StandInHelpdesk({ signedIn: false, answers: { departments: () => StandInHelpdesk.fail('UNAVAILABLE') } }).execute);
    expect(page.status).toBe(503);
    expect(textOf(page)).toContain('We will be back shortly');
  });

  it('reports what broke inside and shows nothing of it', async () => {
    reported.length = 0;
    const page = await portal.handle(opening(''), unreachable);
    expect(page.status).toBe(500);
    expect(htmlOf(page)).not.toContain('secret of the inside');
    expect(reported).toEqual([['Error: secret of the inside', 'req-7f3a']]);
  });

  it('answers HEAD like GET, without a body', async () => {
    const page = await portal.handle(opening('', { method: 'HEAD' }), new StandInHelpdesk({ signedIn: false }).execute);
    expect([page.status, page.body]).toEqual([200, '']);
  });
});
