import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** One mail that a sink took. */
export interface CaughtMail {
  /** Of the envelope; empty for `<>`. */
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, headers and all. */
  readonly raw: string;
}

export interface MailSinkOptions {
  /** Asked for each mail after its last dot, before it is answered with 250: may wait, or throw an error with a `responseCode`. */
  readonly beforeAccept?: (mail: CaughtMail) => Promise<void> | void;
  /** Takes nothing from who did not sign in, and nobody can. */
  readonly wantsLogin?: boolean;
}

/** A real mail server that keeps what it is given. */
export class MailSink {
  private constructor(private readonly server: SMTPServer, readonly port: number, readonly caught: readonly CaughtMail[]) {}

  static async start({ beforeAccept, wantsLogin = false }: MailSinkOptions = {}): Promise<MailSink> {
    const caught: CaughtMail[] = [];
    const server = new SMTPServer({
      authOptional: !wantsLogin,
      allowInsecureAuth: true,
      hideSTARTTLS: true,
      disableReverseLookup: true,
      logger: false,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString('latin1') };
          // It counts as delivered from the last dot on: what the sender hears of it may get lost.
          caught.push(mail);
          Promise.resolve(beforeAccept?.(mail)).then(() => done(), (error: Error) => done(error));
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MailSink(server, (server.server.address() as AddressInfo).port, caught);
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Those for one address, in the order they came. */
  to(address: string): CaughtMail[] {
    return this.caught.filter(({ to }) => to.includes(address));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** A header of a mail with its folded lines joined; null when there is none. */
export function headerOf({ raw }: CaughtMail, name: string): string | null {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  const line = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).find((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}
