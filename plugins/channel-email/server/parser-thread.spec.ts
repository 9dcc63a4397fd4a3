import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caps } from './caps.js';
import { aFile, aMail, aMultipart, fixture, serverName } from './fixtures/mail.js';
import { Malformed } from './malformed.js';
import { parseMail } from './parse.js';
import { ParserThread } from './parser-thread.js';

/** A thread loads what was built; `pnpm build` comes before the tests. */
const built = pathToFileURL(join(import.meta.dirname, '../dist/server/worker.js'));

let folder: string;
beforeAll(async () => {
  if (!existsSync(built)) throw new Error('Build the plugin first: its parser runs in a thread and is loaded from dist.');
  folder = await mkdtemp(join(tmpdir(), 'mail-thread-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function entry(name: string, onMessage: string): Promise<URL> {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', async (bytes) => { ${onMessage} });\nparentPort.postMessage('ready');\n`);
  return pathToFileURL(file);
}

/** Runs with a thread and ends it. */
async function within<T>(thread: ParserThread, run: (thread: ParserThread) => Promise<T>): Promise<T> {
  try {
    return await run(thread);
  } finally {
    await thread.close();
  }
}

const reasonOf = (parsing: Promise<unknown>) => parsing.then(
  () => null,
  (error: unknown) => (error instanceof Malformed ? error.reason : `unexpected: ${String(error)}`),
);

describe('the thread that parses mail', () => {
  it('answers what the parser answers, one mail after another, and leaves the caller its bytes', async () => {
    await within(new ParserThread(built, { authservId: serverName }), async (thread) => {
      const names = ['outlook-en', 'gmail-id', 'apple-mail-sv', 'hostile-files'];
      const mails = names.map((name) => new Uint8Array(fixture(name)));
      const answers = await Promise.all(mails.map((mail) => thread.parse(mail)));
      for (const [at, mail] of mails.entries()) expect({ ...answers[at], sentAt: answers[at]?.sentAt?.getTime() }).toEqual({ ...(await parseMail(mail, { authservId: serverName })), sentAt: answers[at]?.sentAt?.getTime() });
      expect(mails.map((mail) => mail.length)).toEqual(names.map((name) => fixture(name).length));
    });
  });

  it('A06 R52 ends a mail that eats memory, and reads the next one', async () => {
    const hungry = await entry('hungry', "const eaten = []; if (bytes[0] === 1) for (;;) eaten.push(new Array(1e5).fill(bytes[0] + eaten.length)); parentPort.postMessage({ message: { text: 'next' } });");
    await within(new ParserThread(hungry, {}, 60_000), async (thread) => {
      const bomb = reasonOf(thread.parse(Uint8Array.of(1)));
      const next = thread.parse(Uint8Array.of(2));
      expect(await bomb).toBe('too_much_memory');
      expect(await next).toMatchObject({ text: 'next' });
    });
  });

  it('A15 ends a mail that takes too long, and reads the next one, while everybody else goes on', async () => {
    const slow = await entry('slow', "if (bytes[0] === 1) for (;;); parentPort.postMessage({ message: { text: 'next' } });");
    await within(new ParserThread(slow, {}, 2_000), async (thread) => {
      const lag = monitorEventLoopDelay({ resolution: 10 });
      lag.enable();
      const stuck = reasonOf(thread.parse(Uint8Array.of(1)));
      const next = thread.parse(Uint8Array.of(2));
      expect(await stuck).toBe('too_slow');
      lag.disable();
      expect(lag.count).toBeGreaterThan(5);
      expect(await next).toMatchObject({ text: 'next' });
    });
  });

  it('R17 survives a mail that ends the thread', async () => {
    const dying = await entry('dying', "if (bytes[0] === 1) process.exit(3); if (bytes[0] === 2) throw new Error('x'); parentPort.postMessage({ message: { text: 'next' } });");
    await within(new ParserThread(dying, {}), async (thread) => {
      expect(await reasonOf(thread.parse(Uint8Array.of(1)))).toBe('malformed');
      expect(await reasonOf(thread.parse(Uint8Array.of(2)))).toBe('malformed');
      expect(await thread.parse(Uint8Array.of(3))).toMatchObject({ text: 'next' });
    });
  });

  it('R39 blames no mail that was being parsed when everything ends', async () => {
    const slow = await entry('ending', 'for (;;);');
    const thread = new ParserThread(slow, {});
    const parsing = reasonOf(thread.parse(aMail()));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await thread.close();
    expect(await parsing).toMatch(/^unexpected/);
    expect(await reasonOf(thread.parse(aMail()))).toMatch(/^unexpected/);
  });

  it('blames no mail when the thread cannot be started', async () => {
    await within(new ParserThread(pathToFileURL(join(folder, 'missing.mjs')), {}), async (thread) => {
      await expect(thread.parse(aMail())).rejects.not.toBeInstanceOf(Malformed);
    });
  });

  it('A06 A22 keeps a bomb as it came, in bounded memory', async () => {
    const zeros = Buffer.alloc(30 * 1024 * 1024);
    const bomb = aMultipart([{ type: 'text/plain', body: 'Here it is.' }, aFile('42.zip', zeros, 'application/zip')]);
    // Its memory is looked at, not its time, which other tests on this machine lengthen.
    await within(new ParserThread(built, {}, 50_000), async (thread) => {
      await thread.parse(aMail());
      const before = process.memoryUsage().rss;
      let highest = before;
      const watching = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20).unref();
      const message = await thread.parse(bomb).finally(() => clearInterval(watching));
      expect([message.text, message.attachments[0]?.name, message.attachments[0]?.bytes.length]).toEqual(['Here it is.', '42.zip', zeros.length]);
      expect(highest - before).toBeLessThan(512 * 1024 * 1024);
      expect((await thread.parse(aMail())).text).toBe('Hello');
    });
  });

  it('A15 reads or refuses what is made to be slow, and the loop of the server stays free', async () => {
    const hostile: Record<string, Uint8Array> = {
      comments: aMail({ From: '('.repeat(200_000), 'Content-Type': `text/plain; ${'('.repeat(20_000)}` }),
      atoms: aMail({ From: 'a '.repeat(100_000), To: 'a.'.repeat(100_000).slice(0, 40_000) }),
      references: aMail({ References: '<'.repeat(200_000) }),
      words: aMail({ Subject: '=?utf-8?Q?=41?= '.repeat(10_000) }),
      parameters: aMail({ 'Content-Type': `multipart/mixed; ${'boundary=x; '.repeat(15_000)}` }),
      continuations: aMail({ 'Content-Disposition': `attachment; ${Array.from({ length: 8_000 }, (_, at) => `filename*${at}*=%41`).join('; ')}` }),
      delimiters: aMail({ 'Content-Type': 'multipart/mixed; boundary="-"' }, '---\n'.repeat(90_000)),
      lines: aMail({ 'Content-Type': 'text/plain; format=flowed' }, ' \n'.repeat(90_000)),
      tags: aMail({ 'Content-Type': 'text/html' }, '<title><a href="'.repeat(300_000)),
      quoted: aMail({ 'Content-Transfer-Encoding': 'quoted-printable' }, '='.repeat(5_000_000)),
      utf32: aMail({ 'Content-Type': 'text/plain; charset=utf-32' }, Buffer.alloc(5_000_000, 'a\0\0\0')),
    };
    await within(new ParserThread(built, {}), async (thread) => {
      await thread.parse(aMail());
      const [ours, all] = [process.threadCpuUsage(), process.cpuUsage()];
      for (const mail of Object.values(hostile)) expect([null, 'too_slow', 'too_many_parts']).toContain(await reasonOf(thread.parse(mail)));
      // Of the work nearly nothing is done in this thread, where the server would answer meanwhile.
      expect(process.threadCpuUsage(ours).user).toBeLessThan(process.cpuUsage(all).user / 4);
      expect((await thread.parse(aMail())).text).toBe('Hello');
    });
  });

  it('A15 outlives parts whose boundary nobody can count', async () => {
    const uncounted = aMail({ 'Content-Type': "multipart/mixed; boundary*0=b; boundary*1=b" }, '--bb\n'.repeat(caps.shortLines - 10));
    await within(new ParserThread(built, {}), async (thread) => {
      expect(['too_much_memory', 'too_slow', 'too_many_attachments', null]).toContain(await reasonOf(thread.parse(uncounted)));
      expect((await thread.parse(aMail())).text).toBe('Hello');
    });
  });
});
