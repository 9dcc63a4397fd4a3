import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fixture, serverName } from './fixtures/mail.js';
import { Malformed, reasons } from './malformed.js';
import { parseMail } from './parse.js';

const names = readdirSync(join(import.meta.dirname, 'fixtures')).filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -4)).sort();
const rounds = 2_000;

describe('damaged mail', () => {
  it(`A15 A21 is read or refused, never more, in ${rounds} ways`, async () => {
    const random = randomOf(20_261_122);
    const mails = names.map(fixture);
    let read = 0;
    for (let round = 0; round < rounds; round += 1) {
      const bytes = mutated(random, mails);
      const began = process.threadCpuUsage();
      try {
        const message = await parseMail(bytes, { authservId: serverName });
        read += 1;
        expect(flaws(message)).toEqual([]);
      } catch (error) {
        if (!(error instanceof Malformed)) throw new Error(`round ${round}: ${Buffer.from(bytes).toString('base64')}`, { cause: error });
        expect(reasons).toContain(error.reason);
      }
      expect(process.threadCpuUsage(began).user / 1e6).toBeLessThan(5);
    }
    expect(read).toBeGreaterThan(rounds / 2);
  });
});

/** What must hold for every message, whatever it was made of. */
function flaws(message: Awaited<ReturnType<typeof parseMail>>): string[] {
  const lines = [message.subject, message.from?.name ?? '', ...message.attachments.map(({ name }) => name), ...message.references];
  return [
    ...lines.filter((line) => /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(line) || !line.isWellFormed()),
    ...message.attachments.map(({ name }) => name).filter((name) => name === '' || /[\\/]/.test(name) || name.startsWith('.')),
    ...(message.from !== null && !/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9.-]+$/.test(message.from.address) ? [message.from.address] : []),
    ...([message.text, message.html ?? ''].some((text) => text.includes('\0') || !text.isWellFormed()) ? ['text'] : []),
    ...(message.senderVerified && message.from === null ? ['verified nobody'] : []),
  ];
}

type Random = (below: number) => number;

/** The same numbers on every machine (mulberry32). */
function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const spices = ['\r\n', '\n\n', '\r', '\0', '"', '(', ')', '<', '>', '=?utf-8?B?', '?=', '--', ';', '\\', 'boundary=', 'charset=', '\u202e', '=00', ': ', '\t', 'From: x@y.example\r\n', 'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Transfer-Encoding: base64\r\n'];

function mutated(random: Random, mails: readonly Uint8Array[]): Uint8Array {
  const pick = (): Buffer => Buffer.from(mails[random(mails.length)] ?? []);
  let bytes = pick();
  for (let steps = 1 + random(6); steps > 0; steps -= 1) {
    const [at, length] = [random(bytes.length + 1), random(60)];
    const kinds: (() => Buffer)[] = [
      () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
      () => bytes.subarray(0, at),
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from(spices[random(spices.length)] ?? ''), bytes.subarray(at)]),
      () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length * 20), bytes.subarray(at)]),
      () => Buffer.from(bytes.map((byte, index) => (index === at ? random(256) : byte))),
      () => Buffer.concat([bytes.subarray(0, at), pick().subarray(random(500))]),
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from((spices[random(spices.length)] ?? '').repeat(random(600))), bytes.subarray(at)]),
    ];
    bytes = kinds[random(kinds.length)]?.() ?? bytes;
  }
  return bytes;
}
