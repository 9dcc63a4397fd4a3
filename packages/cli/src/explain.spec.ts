import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.js';
import { CommandFailure } from './failure.js';
import { textsFor } from './texts.js';

const packages = join(import.meta.dirname, '../..');
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('spec.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

describe('what a person is told', () => {
  const say = textsFor({ LANG: 'en' });

  it('there is a sentence for every code that this package, the configuration and the embedded PostgreSQL know', () => {
    const cli = sources(import.meta.dirname).flatMap((text) => [...text.matchAll(/CommandFailure\('([A-Z_]+)'|code: '([A-Z_]+)', params/g)].map(([, failure, reason]) => failure ?? reason ?? ''));
    const others = [...sources(join(packages, 'postgres/src')), ...sources(join(packages, 'core/src/kernel/configuration'))].flatMap((text) => [...text.matchAll(/'([A-Z]+_[A-Z_]+)'/g)].map(([, code]) => code ?? ''));
    const codes = new Set([...cli, ...others].filter((code) => !/^(MEJA|DATABASE_URL$|SMTP_URL$|PG_VERSION$)/.test(code)));
    expect(codes.size).toBeGreaterThan(25);
    expect([...codes].filter((code) => say(`failures.${code}`) === `failures.${code}`)).toEqual([]);
  });

  it('a value cannot steer the terminal or add a line', () => {
    const [line = ''] = explain(new CommandFailure('COMMAND_UNKNOWN', { name: 'a\u001b[2J\r\nok' }), say);
    expect(line).toBe('There is no command "a [2J ok". "meja help" lists them all.');
  });

  it('a bug is one line too, with the way to find it', () => {
    expect(explain(new TypeError('x is not a function'), say)).toEqual(['Something went wrong that Meja did not expect: x is not a function. MEJA_LOG_LEVEL=debug shows where.']);
  });

  it('a full disk is recognised wherever it is noticed', () => {
    expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC', path: '/data/x' }), say)[0]).toMatch(/^There is no space left on the disk \/data\/x\./);
    expect(explain(Object.assign(new Error('could not extend file'), { code: '53100' }), say)[0]).toMatch(/^There is no space left/);
  });
});
