import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MailSink } from '@meja/testing';
import { Meja, run } from './testing/meja.js';
import { freshDatabaseUrl, valuesIn } from './testing/restricted-role.sql.js';
import { WatchedDatabase } from './testing/watched-database.js';

/** Each step of a story starts the whole program. */
const storyMs = 300_000;
const args = ['init', '--email', 'ann@example.org', '--name', 'Ann', '--title', 'Northgate Help'];
let home: string;
let url: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meja-cli-'));
  url = freshDatabaseUrl();
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const init = (more: readonly string[] = []) => run([...args, ...more], { cwd: home, env: { DATABASE_URL: url } });
const invited = /^The workspace main is ready\. Open this link as ann@example\.org and choose a password\. .*\n {2}http\S+\/welcome#\S+\n$/;

/** Ends the program, without a farewell, at the moment when it would say this to the database. */
async function killedAt(words: RegExp, more: readonly string[] = []): Promise<void> {
  const watched = await WatchedDatabase.before(url, words);
  const meja = new Meja([...args, ...more], { cwd: home, env: { DATABASE_URL: watched.url } });
  await watched.reached;
  await meja.kill('SIGKILL');
  await watched.stop();
}

describe('`meja init`', () => {
  it('goes on where it was killed, whatever it had done, and ends with one workspace and one company', async () => {
    await killedAt(/create table if not exists control_migration/);
    await killedAt(/insert into workspace \(/, ['--title', 'Nrothgate']);
    await killedAt(/create database "\w+" template "meja_template_/, ['--title', 'Nrothgate']);
    await killedAt(/update workspace set state = 'ready'/);
    expect(await init(['--workspace', 'other'])).toEqual({ code: 1, output: 'The workspace main was begun and is not finished; nothing was changed. Run "meja init" again with --workspace main to go on with it.\n' });
    await killedAt(/INSERT INTO "department"/);
    // An account in the control database is there by now, and a company that was not kept.
    await killedAt(/insert into ticket \(id, number/);
    await killedAt(/INSERT INTO "account_link"/);
    expect(await init()).toEqual({ code: 0, output: expect.stringMatching(invited) });

    expect(await valuesIn(url, `select slug || ' ' || name || ' ' || state as value from workspace`)).toEqual(['main Northgate Help ready']);
    const [workspace = ''] = await valuesIn(url, `select datname as value from pg_database where datname like current_database() || '\\_ws\\_main%'`);
    const at = Object.assign(new URL(url), { pathname: `/${workspace}` }).href;
    expect(await valuesIn(at, `select email as value from app_user union all select key from department union all select name from (select name from tier order by level) as tier`)).toEqual(['ann@example.org', 'support', 'L1', 'L2', 'Specialist']);

    const another = await run(['init', '--email', 'bob@example.org', '--name', 'Bob'], { cwd: home, env: { DATABASE_URL: url } });
    expect(another).toEqual({ code: 1, output: expect.stringMatching(/^This installation has the workspace main already; nothing was changed\. .* "meja invite --email …"/) });
    const sink = await MailSink.start({ wantsLogin: true });
    const { code, output } = await run(['doctor'], { cwd: home, env: { DATABASE_URL: url, SMTP_URL: sink.url, MEJA_MAIL_FROM: 'help@example.org' } });
    await sink.stop();
    expect([code, output]).toEqual([1, expect.stringMatching(/^FAILED {2}Mail server: The mail server of SMTP_URL refuses mail from Meja \(530 [^)]+\), and SMTP_URL names no login\. Write one into it, as smtps:/m)]);
    expect(sink.caught).toEqual([]);
  }, storyMs);
});
