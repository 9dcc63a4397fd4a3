import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { assetsDirectory, createPortal, type PortalRequest, type PortalResponse } from '@meja/portal';
import { htmlOf, opening, sending } from '../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../testing/stand-in-helpdesk.js';
import { aConversation, aMessage, aTicket, requester, standInId } from '../../testing/stories.js';

const portal = createPortal({ basePath: '/help' });
const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(2)></textarea></title></option>{{7*7}}\u202e`;
const ticketOfAStranger = aTicket({
  id: aConversation.id,
  number: hostile,
  subject: hostile,
  helperName: hostile,
  requesterName: hostile,
  followUpOf: { id: hostile, number: hostile },
  followUps: [{ id: hostile, number: hostile }],
  awaitsConfirmation: true,
  messages: [aMessage({ authorName: hostile, bodyHtml: '<p>Sanitised when stored.</p>', attachments: [{ id: standInId(9), name: hostile, mediaType: hostile, size: 1, downloadPath: '/files/x', previewPath: '/files/y' }], quotedHtml: '<p>Sanitised too.</p>' })],
});
const answers = { viewer: () => ({ ...requester, name: hostile, email: hostile, workspaceName: hostile, managedOrganizations: [hostile] }), departments: () => [{ id: hostile, name: hostile }] };
const known = { signedIn: true, headers: { cookie: 'meja_portal=canary-of-the-session; meja_help_sent=%22%3E%3Cscript%3E' } };
const typed = { once: hostile, departmentId: hostile, subject: hostile, body: hostile, email: hostile, name: hostile, kept: `${standInId(1)} ${hostile}`, verdict: hostile, password: 'canary-of-the-password', return: hostile };
const inQuery = `?subject=${encodeURIComponent(hostile)}&department=${encodeURIComponent(hostile)}&after=${encodeURIComponent(hostile)}&return=${encodeURIComponent(hostile)}&signed-out=${encodeURIComponent(hostile)}&replied=${encodeURIComponent(hostile)}&x=${encodeURIComponent(hostile)}`;
const paths = ['', '/requests/new', '/requests/sent', '/requests', `/requests/${aConversation.id}`, '/organization', '/answer/x', '/forgot', '/sign-in', '/account', '/nothing'];

const requests: readonly (readonly [string, PortalRequest])[] = [
  ...paths.flatMap((path) => [[`${path || '/'} as a visitor`, opening(path + inQuery)], [`${path || '/'} signed in`, opening(path + inQuery, known)]] as const),
  ...['/requests/new', `/requests/${aConversation.id}`, `/requests/${aConversation.id}/solved`, `/requests/${aConversation.id}/not-solved`, '/answer/x', '/forgot', '/sign-in'].flatMap((path) => [[`${path} sent`, sending(path, typed)], [`${path} sent signed in`, sending(path, typed, known)]] as const),
];

/** What brings files ahead of the form, once on a page. */
const ownScript = /<script type="module" src="\/help\/assets\/file-field-[\w-]+\.js"><\/script>/;

const refusesAll = { submitRequest: () => refusal('ValidationFailed', 'VALIDATION_FAILED', { issues: [{ path: 'body', reason: hostile }, { path: hostile, reason: hostile }] }), addReply: () => refusal('RefusedByGuard', hostile), reopenMyTicket: () => refusal('RefusedByGuard', hostile), confirmSolution: () => refusal('RefusedByGuard', hostile), requestPasswordReset: () => refusal('RefusedByGuard', hostile), signIn: () => refusal('SignInRefused', hostile) };

async function answerTo(request: PortalRequest): Promise<PortalResponse> {
  const { signedIn } = request;
  return portal.handle(request, new StandInHelpdesk({ signedIn, tickets: [ticketOfAStranger], answers: { ...(signedIn ? answers : { departments: answers.departments }), ...refusesAll } }).execute);
}

describe.each(requests)('%s', (_, request) => {
  it('A57 shows the words of a stranger as words', async () => {
    const html = htmlOf(await answerTo(request)).replace(ownScript, '');
    expect(html).not.toMatch(/<script|<img|onerror=alert\(2\)>(?!&)/i);
    expect(html.match(/<\/(title|textarea|option)>/g)?.length ?? 0).toBe(html.match(/<(title|textarea|option)[ >]/g)?.length ?? 0);
  });

  it('A84 carries headers that let nothing run and nothing be kept', async () => {
    const answer = await answerTo(request);
    const { headers } = answer;
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    // Where files can be chosen our own script may run, and nothing that stands in the page; elsewhere nothing may.
    expect(policy.match(/(?:script|connect)-src[^;]*/g) ?? []).toEqual(ownScript.test(htmlOf(answer)) ? ["script-src 'self'", "connect-src 'self'"] : []);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  });

  it('holds no secret, and the token only where something is sent', async () => {
    const answer = await answerTo(request);
    const html = htmlOf(answer);
    expect(html + JSON.stringify(answer.headers)).not.toMatch(/canary-of-the-(session|password)/);
    const forms = html.match(/<form [^>]*method="post"[^>]*>.*?<\/form>/gs) ?? [];
    for (const form of forms) expect(form.match(/name="csrf" value="token-of-this-browser"/g)).toHaveLength(1);
    expect(html.match(/token-of-this-browser/g)?.length ?? 0).toBe(forms.length);
  });

  it('needs nothing but its own origin and stays light', async () => {
    const html = htmlOf(await answerTo(request));
    const fetched = [...html.matchAll(/<(?:link [^>]*href|script [^>]*src)="([^"]+)"/g)].map(([, href = '']) => href);
    for (const href of fetched) expect(readdirSync(assetsDirectory)).toContain(href.replace('/help/assets/', ''));
    const code = fetched.filter((href) => /\.(?:css|js)$/.test(href)).map((href) => gzipSync(readFileSync(join(assetsDirectory, href.replace('/help/assets/', '')))).length);
    expect(gzipSync(html).length + code.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(40_000);
  });
});

it('every address a stylesheet names lies beside it', () => {
  const files = readdirSync(assetsDirectory);
  const css = files.filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(assetsDirectory, name), 'utf8')).join('');
  const named = [...css.matchAll(/url\(["']?([^)"']+)/g)].map(([, url = '']) => url);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(files).toContain(name);
});
