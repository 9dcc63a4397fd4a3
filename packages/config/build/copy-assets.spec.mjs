import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyAssets } from './copy-assets.mjs';

describe('copying assets after a build', () => {
  let folder;
  const put = (path) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '{}');
  };
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'meja-assets-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('puts schemas, locale files and templates where the built code looks for them', () => {
    for (const path of ['src/kernel/i18n/locales/en.json', 'src/modules/ticket/api/agent/ticket.graphql', 'server/locales/en.json', 'src/template/index.ts.tpl', 'src/main.ts']) put(path);
    expect(copyAssets(folder)).toBe(4);
    expect(existsSync(join(folder, 'dist/kernel/i18n/locales/en.json'))).toBe(true);
    expect(existsSync(join(folder, 'dist/modules/ticket/api/agent/ticket.graphql'))).toBe(true);
    expect(existsSync(join(folder, 'dist/server/locales/en.json'))).toBe(true);
  });

  it('leaves fixtures of specs behind', () => {
    for (const path of ['src/fixtures/mail.json', 'src/mail.spec.json']) put(path);
    expect(copyAssets(folder)).toBe(0);
  });
});
