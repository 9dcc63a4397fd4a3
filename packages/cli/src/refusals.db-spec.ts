import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from './testing/meja.js';
import { foreignDatabaseUrl, othersDatabase, restrictedRole } from './testing/restricted-role.sql.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meja-cli-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** One sentence or a few, never a stack, never a zero. */
async function refusal(env: Record<string, string> = {}, prefix: readonly string[] = []): Promise<string> {
  const { code, output } = await run(['start'], { cwd: home, env, prefix });
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at |node:internal|\.js:\d+/m);
  return output.trim();
}

describe('`meja start` says in one sentence what is wrong and what to do', () => {
  it('when the port is taken', async () => {
    const stranger = createServer();
    const port = await new Promise<number>((resolve) => stranger.listen(0, '127.0.0.1', () => resolve((stranger.address() as { port: number }).port)));
    expect(await refusal({ PORT: String(port) })).toBe(`Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npx pnpm start.`);
    stranger.close();
  });

  it('when the address is not of this machine', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toMatch(/^This machine has no address 192\.0\.2\.1 .* Set HOST to/);
  });

  it('when names of settings are misspelt, all in one go', async () => {
    writeFileSync(join(home, 'meja.json'), '{ "prot": 4000 }');
    const lines = (await refusal({ MEJA_ROL: 'api' })).split('\n');
    expect(lines).toEqual([expect.stringMatching(/^There is no setting "prot" in .*meja\.json\. Did you mean "port"\?$/), 'There is no variable MEJA_ROL. Did you mean MEJA_ROLE?']);
  });

  it('when the data folder cannot be written', async () => {
    writeFileSync(join(home, 'file'), '');
    expect(await refusal({ MEJA_DATA: join(home, 'file/data') })).toMatch(/^The data folder .*file\/data cannot be written \(ENOTDIR\)\. Give this account the right to, or name another folder with MEJA_DATA\.$/);
  });

  it('when attachments and mail cannot be kept: nobody is served by half', async () => {
    writeFileSync(join(home, 'file'), '');
    expect(await refusal({ MEJA_BLOBS: join(home, 'file/blobs') })).toMatch(/^Attachments and raw mail cannot be kept in .*file\/blobs \(ENOTDIR\)\. Give this account the right to, or name another folder with MEJA_BLOBS/);
  });

  it('when the data is of an older PostgreSQL', async () => {
    mkdirSync(join(home, '.data/postgres/cluster'), { recursive: true });
    writeFileSync(join(home, '.data/postgres/cluster/PG_VERSION'), '16\n');
    expect(await refusal()).toMatch(/^The data in .* is of PostgreSQL 16; this Meja brings 18\. .* move the folder away\.$/);
  });

  it('when the disk is full', async () => {
    const mounted = `mount -t tmpfs -o size=30m tmpfs "$1" && shift && exec "$@"`;
    const prefix = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), 'sh', '-c', mounted, 'sh', home];
    expect(await refusal({ MEJA_DATA: join(home, 'data') }, prefix)).toMatch(/^The disk of .* has only \d+ MB left; the embedded PostgreSQL needs 200 MB\. Free some space/);
  });

  it('when nobody answers under DATABASE_URL', async () => {
    expect(await refusal({ DATABASE_URL: 'postgres://meja:canary@127.0.0.1:1/meja' })).toBe('The database at 127.0.0.1:1/meja cannot be reached (ECONNREFUSED). Check DATABASE_URL and that the server runs and lets this machine in.');
  });

  it('when the role may not create databases: the commands for an administrator', async () => {
    const { url, role } = await restrictedRole();
    const output = await refusal({ DATABASE_URL: url });
    expect(output).toContain(`An administrator of the PostgreSQL server runs:\n  alter role "${role}" createdb;\n  create database "${role}" owner "${role}";`);
  });

  it('when the role or its password is wrong, or the database is somebody else’s: nothing is changed in it', async () => {
    const { url, role } = await restrictedRole();
    expect(await refusal({ DATABASE_URL: url.replace('only-here', 'not-this-one') })).toMatch(new RegExp(`^The database server at .* does not let the role ${role} in\\. Check user and password in DATABASE_URL`));
    const others = await othersDatabase();
    expect(await refusal({ DATABASE_URL: others.url })).toMatch(new RegExp(`may not work in the database .* runs:\n  alter database "${others.name}" owner to "${others.role}";$`));
    const foreign = await foreignDatabaseUrl();
    expect(await refusal({ DATABASE_URL: foreign.url })).toMatch(/holds tables that are not of Meja; nothing was changed\. Name an empty one in DATABASE_URL/);
    expect(await foreign.tables()).toEqual(['customer']);
  });

  it('when MEJA_MAIL_FROM leaves no room for the tag of a reply', async () => {
    expect(await refusal({ MEJA_MAIL_FROM: 'it-service-desk-stockholm@example.org' })).toMatch(/^The part of MEJA_MAIL_FROM before the @ has 25 characters, but only 17 .* Name a shorter alias/);
  });

  it('when a secret can be guessed, before anything is opened', async () => {
    const DATABASE_URL = 'postgres://meja:postgres@127.0.0.1:1/meja';
    expect(await refusal({ DATABASE_URL, MEJA_SECRET: 'change-me-change-me-change-me-1234' })).toBe('MEJA_SECRET is too easy to guess: it stands in examples or repeats itself. Generate one with "openssl rand -base64 48", or leave it out and Meja generates one.');
    expect(await refusal({ DATABASE_URL })).toMatch(/^The database role in DATABASE_URL has a sample password\. Give it another one: alter role/);
    expect(await refusal({ MEJA_SECRET: 'short' })).toMatch(/^MEJA_SECRET \(environment\) does not fit\. It may be: ≥ 32/);
    const init = (email: string, env: Record<string, string> = {}) => run(['init', '--email', email, '--name', 'Ann'], { cwd: home, env });
    expect((await init('ann@example.org', { MEJA_SECRET: 'x'.repeat(40) })).output).toContain('MEJA_SECRET is too easy to guess');
    expect(await init('admin@demo.test')).toMatchObject({ code: 1, output: expect.stringContaining('is an address of the demo') });
  });

  it('in the language of the terminal', async () => {
    expect(await refusal({ LANG: 'pl_PL.UTF-8', PORT: 'x' })).toMatch(/^PORT \(environment\) nie pasuje\. Dozwolone: 0…65535$/);
  });
});

describe('`meja`', () => {
  it('lists its commands', async () => {
    const { code, output } = await run(['help'], { cwd: home });
    expect(code).toBe(0);
    for (const name of ['start', 'init', 'migrate', 'seed', 'mail-in', 'quarantine', 'dead-letters', 'doctor']) expect(output).toMatch(new RegExp(`^ {2}meja ${name} .*\\.$`, 'm'));
  });

  it.each([
    ['--email', ['--email', 'ann@localhost', '--name', 'Ann']],
    ['--name', ['--email', 'ann@example.org']],
    ['--name', ['--email', 'ann@example.org', '--name', 'x'.repeat(300)]],
    ['--workspace', ['--email', 'ann@example.org', '--name', 'Ann', '--workspace', 'a-']],
    ['--mail-domain', ['--email', 'ann@example.org', '--name', 'Ann', '--mail-domain', 'no domain']],
  ])('init refuses %s that does not fit before it makes anything: %j', async (argument, args) => {
    const { code, output } = await run(['init', ...args], { cwd: home, env: { DATABASE_URL: 'postgres://meja:long-Enough-77@127.0.0.1:1/meja' } });
    expect([code, output]).toEqual([1, expect.stringMatching(new RegExp(`^This argument does not fit: ${argument}`))]);
  });

  it('refuses a command and an option that do not exist', async () => {
    expect(await run(['strat'], { cwd: home })).toEqual({ code: 1, output: 'There is no command "strat". "meja help" lists them all.\n' });
    expect((await run(['migrate', '--forse'], { cwd: home })).output).toMatch(/^This argument does not fit: .*--forse/);
  });

  it('doctor says a broken setting once, and looks at nothing else', async () => {
    const { code, output } = await run(['doctor'], { cwd: home, env: { MEJA_SECRET: 'short' } });
    expect(code).toBe(1);
    expect(output.match(/MEJA_SECRET/g)).toHaveLength(1);
  });
});
