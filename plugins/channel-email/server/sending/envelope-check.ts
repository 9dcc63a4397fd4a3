import type { Options } from 'nodemailer/lib/smtp-connection';

type Conversation = NonNullable<Options['customAuth']>[string];

/** Of a domain that is reserved (RFC 2606): somebody elsewhere, as most people are who get mail. No text ever follows. */
const stranger = 'postmaster@example.com';

/** A login is missing or too weak (RFC 4954). */
const aboutTheLogin: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** As servers word it that they pass nothing on for us; the name of a host may have the word in it too. */
const passesNothingOn = /\brelay(?:ing)? (?:access |mail |is )?(?:denied|disabled|prohibited|not (?:allowed|permitted))|(?:unable|not (?:allowed|permitted)|cannot|do(?:es)? not) (?:to )?relay\b/i;

/** A refusal of us and not of the mail: the login, or that nothing is passed on for whoever comes without one. */
export const isAboutUs = (status: number, response: string): boolean => aboutTheLogin.has(status) || (status >= 500 && passesNothingOn.test(response));

/**
 * Begins a mail as it would be sent, sender and recipient, and takes it back before its text. Fails with what the server said when it refuses the
 * sender, or passes nothing on for us; that it does not like the recipient, who is made up, says nothing.
 */
export const envelopeCheck =
  (from: string): Conversation =>
  async ({ sendCommand }) => {
    const mail = await sendCommand(`MAIL FROM:<${from}>`);
    if (mail.status >= 400) throw new Error(mail.response);
    const { status, code = '', response } = await sendCommand(`RCPT TO:<${stranger}>`);
    if (isAboutUs(status, response) || code.startsWith('5.7.')) throw new Error(response);
    await sendCommand('RSET');
  };
