import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Meja, run } from './testing/meja.js';
import { freshDatabaseUrl } from './testing/restricted-role.sql.js';

/** Each step of a story starts the whole program. */
const storyMs = 300_000;
let home: string;
let opened: Meja[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meja-cli-'));
  opened = [];
});
afterEach(async () => {
  for (const meja of opened) await meja.kill('SIGKILL');
  if (postmaster() > 0) await gone(postmaster());
  rmSync(home, { recursive: true, force: true });
});

const mail = (id: string): string => `From: Ann <ann@example.org>\r\nTo: it@demo.test\r\nSubject: Printer ${id}\r\nMessage-ID: <${id}@example.org>\r\n\r\nIt is broken.\r\n`;

describe('`meja start` on an empty folder', () => {
  it('serves the demo, takes a mail, survives a killed database, stops on Ctrl-C, and serves again', async () => {
    const meja = start();
    const address = await served(meja);
    expect(meja.output).toContain('admin@demo.test');
    expect(meja.output).toContain('meja-demo');
    expect(await statusOf(`${address}/health/live`)).toBe(200);
    expect(await statusOf(`${address}/health/ready`)).toBe(200);
    expect(await statusOf(`${address}/`)).toBe(200);
    expect(await statusOf(`${address}/help`)).toBe(200);

    expect(await run(['mail-in'], { cwd: home, stdin: mail('a1') })).toMatchObject({ code: 0, output: expect.stringMatching(/^Ticket \d+ was opened\.\n$/) });
    expect(await run(['mail-in'], { cwd: home, stdin: mail('a1') })).toMatchObject({ code: 0, output: expect.stringMatching(/already/) });

    process.kill(postmaster(), 'SIGKILL');
    await meja.said(/PostgreSQL ended unexpectedly/);
    await until(async () => (await statusOf(`${address}/health/ready`)) === 200);

    const pid = postmaster();
    await meja.kill('SIGINT');
    expect(await meja.ended()).toMatchObject({ code: 0 });
    await gone(pid);

    const again = start();
    await served(again);
    expect(again.output).not.toContain('Making the demo');
    expect(again.output).toContain('admin@demo.test');
    const second = postmaster();
    await again.kill('SIGKILL');
    await gone(second);
  }, storyMs);

  it('throws a demo away that was killed while it was made, and makes it anew', async () => {
    mkdirSync(join(home, '.data/postgres/cluster'), { recursive: true });
    writeFileSync(join(home, '.data/postgres/cluster/PG_VERSION'), '18\n');
    writeFileSync(join(home, '.data/demo-unfinished'), '');
    await served(start());
    expect(existsSync(join(home, '.data/demo-unfinished'))).toBe(false);
  }, storyMs);

  it('stops at once when asked while it starts, and leaves no database behind', async () => {
    const meja = start();
    await until(async () => postmaster() > 0);
    const pid = postmaster();
    await meja.kill('SIGTERM');
    await gone(pid);
  });
});

describe('with DATABASE_URL', () => {
  it('serves without demo accounts, and `meja init` makes the first workspace', async () => {
    const env = { DATABASE_URL: freshDatabaseUrl() };
    const meja = start(env);
    const address = await served(meja);
    expect(meja.output).not.toMatch(/demo\.test|meja-demo/);
    expect(existsSync(join(home, '.data/postgres'))).toBe(false);
    expect(await run(['seed'], { cwd: home, env })).toMatchObject({ code: 1, output: expect.stringContaining('Set MEJA_DEMO=1') });
    const made = await run(['init', '--email', 'ann@example.org', '--name', 'Ann', '--workspace', 'main'], { cwd: home, env });
    expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/^The workspace main is ready\. Open this link as ann@example\.org and choose a password\./) });
    await choosePassword(made.output, address);
    await choosePassword((await run(['invite', '--email', 'Ann@example.org'], { cwd: home, env })).output, address);
    expect(await run(['invite', '--email', 'bob@example.org'], { cwd: home, env })).toMatchObject({ code: 1, output: expect.stringContaining('Nobody with the address bob@example.org') });
    expect(await run(['init', '--email', 'bob@example.org', '--name', 'Bob'], { cwd: home, env })).toMatchObject({ code: 1, output: expect.stringContaining('nothing was changed') });
    expect(await run(['migrate'], { cwd: home, env })).toMatchObject({ code: 0 });
    expect(await run(['dead-letters'], { cwd: home, env })).toMatchObject({ code: 0 });
    expect(await run(['doctor'], { cwd: home, env })).toMatchObject({ code: 0, output: expect.stringMatching(/^ok .*: main$/m) });
  }, storyMs);
});

describe('`meja mail-in` tells a mail server what to do', () => {
  it('65 for bytes that will never be taken, 75 for everything that may pass', async () => {
    const env = { DATABASE_URL: freshDatabaseUrl(), MEJA_MAX_MAIL_BYTES: '2000' };
    expect(await run(['mail-in'], { cwd: home, env, stdin: mail('b1') })).toMatchObject({ code: 75, output: expect.stringContaining('no workspace') });
    await run(['init', '--email', 'ann@example.org', '--name', 'Ann'], { cwd: home, env });
    expect(await run(['mail-in'], { cwd: home, env })).toMatchObject({ code: 65 });
    expect(await run(['mail-in'], { cwd: home, env, stdin: mail('b1') + 'x'.repeat(2_000) })).toMatchObject({ code: 65, output: expect.stringContaining('2000 bytes') });
    expect(await run(['mail-in', '--workspace', 'other'], { cwd: home, env, stdin: mail('b1') })).toMatchObject({ code: 75 });
    expect(await run(['mail-in'], { cwd: home, env: { DATABASE_URL: 'postgres://meja:x@127.0.0.1:1/meja' }, stdin: mail('b1') })).toMatchObject({ code: 75 });
    writeFileSync(join(home, 'b1.eml'), mail('b1').replace('it@demo.test', 'support@example.org'));
    expect(await run(['mail-in', 'b1.eml', '--workspace', 'main'], { cwd: home, env })).toMatchObject({ code: 0 });

    const nameless = mail('b2').replace('From: Ann <ann@example.org>', 'From: Ann, Ben');
    expect(await run(['mail-in'], { cwd: home, env, stdin: nameless })).toMatchObject({ code: 0, output: expect.stringContaining('kept in quarantine (no_single_sender). "meja quarantine" shows it.') });
    const shelf = (...args: string[]) => run(['quarantine', ...args], { cwd: home, env });
    const { output: list } = await shelf();
    expect(list).toMatch(/^[0-9a-f-]{36} {2}\S+ {2}email {2}\d+ B {2}No single sender could be read from it\.\n$/);
    const id = list.slice(0, 36);
    expect(await shelf('export', id, 'kept.eml')).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, 'kept.eml'), 'utf8')).toBe(nameless);
    expect(await shelf('retry', '--all')).toMatchObject({ code: 0, output: expect.stringMatching(/^[0-9a-f-]{36} {2}The mail was kept in quarantine/m) });
    expect(await shelf('discard', id)).toMatchObject({ code: 0, output: 'Discarded: 1.\n' });
    expect(await shelf('export', id, 'kept.eml')).toMatchObject({ code: 1, output: expect.stringContaining(`There is no mail ${id} in quarantine`) });
  }, storyMs);
});

function start(env: Record<string, string> = {}): Meja {
  const meja = new Meja(['start'], { cwd: home, env });
  opened.push(meja);
  return meja;
}

/** The address it serves on, once it does. */
async function served(meja: Meja): Promise<string> {
  const [, address = ''] = await meja.said(/Agents +(http:\S+)\/\n[^]*Ctrl-C/);
  return address;
}

/** By the only link in the output, over the API of the server that runs: it works once, and the password opens a session. */
async function choosePassword(output: string, address: string): Promise<void> {
  const links = [...output.matchAll(/http\S+\/welcome#(\S+)/g)];
  expect(links).toHaveLength(1);
  const input = { token: links[0]?.[1], password: 'a horse eats letters' };
  const ask = async (query: string, variables: object): Promise<unknown> =>
    (await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).json();
  const choose = 'mutation ($input: SetPasswordByLinkInput!) { setPasswordByLink(input: $input) { __typename } }';
  expect(await ask(choose, { input })).toEqual({ data: { setPasswordByLink: { __typename: 'PasswordSet' } } });
  expect(await ask(choose, { input })).toEqual({ data: { setPasswordByLink: { __typename: 'LinkRefused' } } });
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Viewer { name permissions } } }';
  expect(await ask(signIn, { input: { email: 'ann@example.org', password: input.password } })).toMatchObject({ data: { signIn: { name: 'Ann', permissions: expect.arrayContaining(['user.manage']) } } });
}

const pidFile = (): string => join(home, '.data/postgres/cluster/postmaster.pid');
/** 0 while there is none, or its file is being written. */
const postmaster = (): number => (existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0);

async function statusOf(url: string): Promise<number> {
  return fetch(url, { redirect: 'manual' }).then(({ status }) => status, () => 0);
}

/** The process has ended; whoever inherited it may not have noticed yet. */
async function gone(pid: number): Promise<void> {
  await until(async () => (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) === '');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 1_800; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to pass within ninety seconds.');
}
