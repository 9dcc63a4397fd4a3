import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationFailure } from './failure.js';
import { loadConfiguration } from './load-configuration.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'meja-configuration-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const load = (env: Record<string, string> = {}) => loadConfiguration(env, home);
const write = (content: unknown, file = 'meja.json'): void => writeFileSync(join(home, file), JSON.stringify(content));

function problemsOf(env: Record<string, string> = {}) {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigurationFailure) return error.problems;
    throw error;
  }
  return [];
}

describe('where settings come from', () => {
  it('has defaults that serve this machine only', () => {
    expect(load()).toMatchObject({ port: 4_000, host: '127.0.0.1', dataDir: join(home, '.data'), databaseUrl: null, publicUrl: 'http://localhost:4000', role: 'all', demo: true, trustedProxies: [], blobs: join(home, '.data/blobs') });
  });

  it('puts the file over the defaults and the environment over the file', () => {
    write({ port: 5_000, role: 'api', trustedProxies: ['10.0.0.0/8'], publicUrl: 'https://help.example.org/' });
    expect(load({ PORT: '6000' })).toMatchObject({ port: 6_000, role: 'api', trustedProxies: ['10.0.0.0/8'], publicUrl: 'https://help.example.org' });
  });

  it('finds the file in the data folder, or where it is told', () => {
    mkdirSync(join(home, 'data'));
    write({ port: 5_001 }, 'data/meja.json');
    write({ port: 5_002 }, 'other.json');
    expect(load({ MEJA_DATA: 'data' }).port).toBe(5_001);
    expect(load({ MEJA_CONFIG: 'other.json' }).port).toBe(5_002);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(load({ PORT: '', DATABASE_URL: '', MEJA_PUBLIC_URL: '' })).toMatchObject({ port: 4_000, databaseUrl: null });
  });

  it('cannot be changed afterwards', () => {
    const configuration = load({ MEJA_TRUSTED_PROXIES: '10.0.0.1, ::1/128' });
    expect(configuration.trustedProxies).toEqual(['10.0.0.1', '::1/128']);
    expect(Object.isFrozen(configuration) && Object.isFrozen(configuration.trustedProxies)).toBe(true);
  });

  it('has no sample accounts with a database server, unless asked', () => {
    const server = { DATABASE_URL: 'postgres://meja:x@db/meja' };
    expect(load(server).demo).toBe(false);
    expect(load({ ...server, MEJA_DEMO: '1' }).demo).toBe(true);
    expect(load({ MEJA_DEMO: '0' }).demo).toBe(false);
  });
});

describe('the secret', () => {
  it('is generated once and readable by its owner only', () => {
    const { secret } = load();
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(load().secret).toBe(secret);
    expect(readFileSync(join(home, '.data/secret'), 'utf8').trim()).toBe(secret);
    expect(statSync(join(home, '.data/secret')).mode & 0o777).toBe(0o600);
  });

  it('may be given, and then nothing is written', () => {
    expect(load({ MEJA_SECRET: 'x'.repeat(32) }).secret).toBe('x'.repeat(32));
    expect(() => statSync(join(home, '.data'))).toThrow('ENOENT');
  });

  it('says that the data folder cannot be written', () => {
    writeFileSync(join(home, '.data'), '');
    expect(problemsOf()).toMatchObject([{ code: 'DATA_NOT_WRITABLE', params: { dataDir: join(home, '.data') } }]);
  });
});

describe('refusals', () => {
  it('names the nearest setting for every unknown name', () => {
    write({ prot: 1, truestedProxies: [] });
    expect(problemsOf({ MEJA_DATE: 'x', MEJA_LOGLEVEL: 'info' })).toMatchObject([
      { code: 'SETTING_UNKNOWN', params: { name: 'prot', nearest: 'port' } },
      { code: 'SETTING_UNKNOWN', params: { name: 'truestedProxies', nearest: 'trustedProxies' } },
      { code: 'SETTING_UNKNOWN', params: { name: 'MEJA_DATE', nearest: 'MEJA_DATA', source: 'environment' } },
      { code: 'SETTING_UNKNOWN', params: { name: 'MEJA_LOGLEVEL', nearest: 'MEJA_LOG_LEVEL' } },
    ]);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['DATABASE_URL', 'postgres://db'],
    ['MEJA_PUBLIC_URL', 'https://example.org/help'],
    ['MEJA_PUBLIC_URL', 'javascript:alert(1)'],
    ['MEJA_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['MEJA_ROLE', 'everything'],
    ['MEJA_DEMO', 'maybe'],
    ['MEJA_SECRET', 'short'],
    ['MEJA_MAX_MAIL_BYTES', '-1'],
    ['SMTP_URL', 'https://smtp.example.org'],
    ['SMTP_URL', 'smtp://smtp.example.org/inbox'],
    ['SMTP_URL', 'smtps://smtp.example.org?tls=no'],
    ['MEJA_MAIL_FROM', 'Help <help@example.org>'],
    ['MEJA_MAIL_FROM', 'help+tag@example.org'],
    ['MEJA_MAIL_FROM', 'help@example.org\r\nBcc: x@y.example'],
  ])('refuses %s=%s and says what it may be', (variable, value) => {
    expect(problemsOf({ [variable]: value })).toEqual([{ code: 'SETTING_INVALID', params: { name: variable, source: 'environment', expected: expect.any(String) } }]);
  });

  it('refuses an address so long that no tag fits behind it, by which replies find their ticket', () => {
    expect(load({ MEJA_MAIL_FROM: `${'h'.repeat(17)}@example.org` }).mailFrom).toBe(`${'h'.repeat(17)}@example.org`);
    expect(problemsOf({ MEJA_MAIL_FROM: `${'h'.repeat(18)}@example.org` })).toEqual([{ code: 'MAIL_FROM_TOO_LONG', params: { length: 18, most: 17 } }]);
  });

  it('never repeats the refused value, which may be a password', () => {
    expect(JSON.stringify(problemsOf({ DATABASE_URL: 'canary://u:canary@h/d', MEJA_SECRET: 'canary', SMTP_URL: 'canary://u:canary@h' }))).not.toContain('canary');
  });

  it('refuses a file that is missing, broken, or no object', () => {
    expect(problemsOf({ MEJA_CONFIG: 'none.json' })).toMatchObject([{ code: 'CONFIGURATION_FILE_MISSING', params: { file: 'none.json' } }]);
    writeFileSync(join(home, 'meja.json'), '{ "port": ');
    expect(problemsOf()).toMatchObject([{ code: 'CONFIGURATION_FILE_UNREADABLE' }]);
    write([]);
    expect(problemsOf()).toMatchObject([{ code: 'CONFIGURATION_FILE_UNREADABLE' }]);
  });

  it('A74 does not take __proto__ for a setting', () => {
    writeFileSync(join(home, 'meja.json'), '{ "__proto__": { "demo": true }, "port": 5000 }');
    expect(load({ DATABASE_URL: 'postgres://meja:x@db/meja' }).demo).toBe(false);
    expect(Reflect.get({}, 'demo')).toBeUndefined();
  });
});
