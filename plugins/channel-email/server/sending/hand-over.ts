import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { SendReceipt } from '@meja/plugin-sdk/server';
import SMTPConnection, { type Options } from 'nodemailer/lib/smtp-connection';
import { oneLine } from '../header/one-line.js';
import type { Mail } from './compose.js';
import { envelopeCheck, isAboutUs } from './envelope-check.js';
import type { WayOut } from './way-out.js';

export interface HandOverOptions extends WayOut {
  /** Of the whole conversation. */
  readonly timeoutMs: number;
  /** Name of this machine in EHLO. */
  readonly name: string;
}

/** One SMTP conversation over an open connection: one mail, one recipient. Never throws; the answer says what is known. */
export async function handOver(socket: Socket, mail: Mail, options: HandOverOptions): Promise<SendReceipt> {
  const body = Readable.from([mail.bytes], { objectMode: false });
  const error = await conversation(socket, options, (connection) =>
    step((done) => connection.send({ from: mail.envelope.from || false, to: [mail.envelope.to], size: mail.bytes.length }, body, done), connection),
  );
  return error ? judged(error, body.readableEnded) : { outcome: 'sent', externalId: mail.messageId };
}

/** The same conversation up to where the text of a mail would follow. Null when it could; else one line of what stands in the way. */
export async function greet(socket: Socket, from: string, options: HandOverOptions): Promise<string | null> {
  const error = await conversation(socket, { ...options, customAuth: { ENVELOPE: envelopeCheck(from) } }, (connection) => step((done) => connection.login({ method: 'ENVELOPE' }, done), connection));
  return error && oneLine(error.response ?? error.message, 300);
}

/** Greeting, TLS and login, then what is to be said. Answers what went wrong, or null. */
async function conversation(socket: Socket, { host, tls, login, timeoutMs, name, customAuth = {} }: HandOverOptions & Pick<Options, 'customAuth'>, say: (connection: SMTPConnection) => Promise<void>): Promise<SmtpError | null> {
  const security = { secure: tls === 'at-once', requireTLS: tls === 'upgrade', ignoreTLS: tls === 'none' };
  const connection = new SMTPConnection({ ...security, connection: socket, host, name, customAuth, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, tls: { minVersion: 'TLSv1.2' } });
  const overdue = setTimeout(() => socket.destroy(new Error('The mail server was too slow.')), timeoutMs);
  try {
    await step((done) => connection.connect(done), connection);
    if (login) await step((done) => connection.login({ credentials: login }, done), connection);
    await say(connection);
    connection.quit();
    return null;
  } catch (error) {
    connection.close();
    return error as SmtpError;
  } finally {
    clearTimeout(overdue);
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

function step(begin: (done: (error?: Error | null) => void) => void, connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      connection.off('error', reject).off('end', ended);
      if (error) reject(error);
      else resolve();
    };
    const ended = (): void => reject(new Error('The mail server closed the connection.'));
    connection.on('error', reject).on('end', ended);
    begin(settle);
  });
}

/** Of the message itself or its recipient, not of the login or the server's mood. */
const aboutTheMail: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** A refusal for good of this mail ends it; everything else, also a login for the operator to mend, is tried again. Uncertain is only what the server got whole and said nothing to. */
function judged({ message, response, responseCode = 0, command = '', code }: SmtpError, gotAll: boolean): SendReceipt {
  const reason = oneLine(response ?? message, 300);
  if (responseCode >= 500 && aboutTheMail.has(command) && !isAboutUs(responseCode, reason)) return { outcome: 'never', reason };
  if (responseCode === 0 && code === 'EMESSAGE' && command === 'MAIL FROM') return { outcome: 'never', reason };
  return { outcome: 'later', reason, uncertain: gotAll && responseCode === 0 };
}
