import { describe, expect, it } from '@jest/globals';
import { createPortal } from '@meja/portal';
import { htmlOf, opening, sending, textOf } from '../../../testing/exchanges.js';
import { refusal, StandInHelpdesk } from '../../../testing/stand-in-helpdesk.js';

const portal = createPortal({ basePath: '/help' });
const helpdesk = (answers = {}) => new StandInHelpdesk({ signedIn: true, answers });
const signedIn = { signedIn: true };
const change = (currentPassword: string, newPassword: string, answers = {}) => portal.handle(sending('/account', { currentPassword, newPassword }, signedIn), helpdesk(answers).execute);

describe('my account', () => {
  it('changes the password for who knows the one they have, and says so', async () => {
    const answer = await change('right', 'correct horse battery');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help/account?password=changed']);
    expect(textOf(await portal.handle(opening('/account?password=changed', signedIn), helpdesk().execute))).toContain('Your password is changed.');
  });

  it('says beside the field what is wrong, and never puts a password back', async () => {
    const wrong = await change('canary', 'correct canary battery');
    expect([wrong.status, textOf(wrong)]).toEqual([422, expect.stringContaining('Current password: This is not your current password.')]);
    const short = await change('right', 'canary');
    expect(textOf(short)).toContain('New password: Please use at least 10 characters.');
    expect(htmlOf(wrong) + htmlOf(short)).not.toContain('canary');
    const often = await change('right', 'correct horse battery', { changePassword: () => refusal('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfter: 120 }) });
    expect([often.status, often.headers['retry-after']]).toEqual([429, '120']);
  });

  it('is for who is signed in', async () => {
    const visitor = new StandInHelpdesk({ signedIn: false });
    const answer = await portal.handle(sending('/account', { currentPassword: 'right', newPassword: 'correct horse battery' }), visitor.execute);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/help/sign-in?return=%2Fhelp%2Faccount']);
    expect(visitor.calls).toEqual([]);
  });
});
