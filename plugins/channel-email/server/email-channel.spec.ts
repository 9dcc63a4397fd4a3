import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Unreadable, locales } from '@meja/plugin-sdk/server';
import { caps } from './caps.js';
import { EmailChannel } from './email-channel.js';
import { aMail, fixture, serverName } from './fixtures/mail.js';
import { channelEmailPlugin } from './index.js';
import { reasons } from './malformed.js';
import { texts } from './texts.js';

const nowhere = { canSend: () => false, check: () => Promise.resolve(null), send: () => Promise.resolve({ outcome: 'kept' as const }) };
const channel = new EmailChannel({ authservId: serverName }, nowhere, pathToFileURL(join(import.meta.dirname, '../dist/server/worker.js')));
afterAll(() => channel.onModuleDestroy());

describe('the mail channel', () => {
  it('receives a mail as a message', async () => {
    expect(await channel.receive(fixture('gmail-id'))).toMatchObject({ from: { address: 'sari.wulandari@gmail.example' }, senderVerified: true, attachments: [] });
  });

  it('A20 A21 says with a reason that a mail is unreadable', async () => {
    for (const [bytes, reason] of [[new Uint8Array(60 * 1024 * 1024), 'too_large'], [new Uint8Array(), 'empty'], [Buffer.from('GIF89a'), 'not_a_mail']] as const) {
      const refusal = await channel.receive(bytes).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Unreadable);
      expect(refusal).toMatchObject({ reason });
    }
    await expect(new EmailChannel({ maxBytes: 1_024 }, nowhere).receive(aMail({}, 'x'.repeat(2_000)))).rejects.toThrow('too_large');
  });

  it('A20 refuses a mail that is too large without a copy of it', async () => {
    const mail = new Uint8Array(caps.mailBytes + 1);
    const before = process.memoryUsage().arrayBuffers;
    await expect(channel.receive(mail)).rejects.toThrow('too_large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(caps.mailBytes / 2);
  });
});

describe('the plugin', () => {
  const { definition } = channelEmailPlugin;

  it('contributes one channel that the container can make, with texts for all of it in every language', async () => {
    const { channels = [], texts: given } = definition.contribute({ authservId: serverName });
    expect(channels.map(({ id, label, can }) => [id, label, can])).toEqual([['email', 'channel-email.label', { richText: true, attachments: true, maxLength: null }]]);
    expect(new (channels[0]?.channel ?? Object)()).toBeInstanceOf(EmailChannel);
    expect(given).toBe(texts);
    for (const locale of locales) expect(Object.keys(texts[locale].quarantine).sort()).toEqual([...reasons].sort());
  });

  it('takes the options it knows and no others', () => {
    const accepted = (options: unknown) => definition.options['~standard'].validate(options);
    expect([accepted({}), accepted({ authservId: ' MX.Desk.example ', maxBytes: 10_000_000 })]).toEqual([{ typed: true, value: {} }, { typed: true, value: { authservId: 'mx.desk.example', maxBytes: 10_000_000 } }]);
    for (const options of [{ authservID: 'x' }, { authservId: '' }, { authservId: 'a b' }, { maxBytes: caps.mailBytes + 1 }, { maxBytes: 0.5 }]) expect(accepted(options)).toHaveProperty('issues');
  });
});
