import type { Options } from 'nodemailer/lib/smtp-connection';

type Conversation = NonNullable<Options['customAuth']>[string];

/** Of a domain that is reserved (RFC 2606): somebody elsewhere, as most people are who get mail. No text ever follows. */
const stranger = 'postmaster@example.com';

/** A login is missing or too weak (RFC 4954). */
export const aboutTheLogin: ReadonlySet<number> = new Set([530, 534, 535, 538]);

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
    if (aboutTheLogin.has(status) || code.startsWith('5.7.') || (status >= 500 && /\brelay/i.test(response))) throw new Error(response);
    await sendCommand('RSET');
  };
