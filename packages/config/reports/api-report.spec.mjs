import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { apiReport } from './api-report.mjs';

describe('the API report', () => {
  let folder;
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'meja-report-'));
    put('package.json', JSON.stringify({ name: '@meja/plugin-sdk', exports: { './server': './dist/server/index.js' } }));
    put('dist/server/index.d.ts', "export { on, type Listener } from './events.js';\nexport { Injectable } from '@nestjs/common';");
    put('dist/server/events.d.ts', 'interface Inner {\n    /** Why. */\n    readonly id: string;\n}\nexport interface Listener {\n    handle(inner: Inner): void;\n}\n/** @deprecated Use `after`. */\nexport declare const on: () => Inner;\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lists what each door shows and how it is declared, without comments but for deprecations', () => {
    const report = apiReport(folder);
    expect(report).toContain('## @meja/plugin-sdk/server\n- `Injectable` of @nestjs/common\n- `Listener` of server/events\n- `on` of server/events');
    expect(report).toContain('### server/events\n\n```ts\ninterface Inner {\n  readonly id: string;\n}\nexport interface Listener {\n  handle(inner: Inner): void;\n}\n/** @deprecated Use `after`. */\nexport declare const on: () => Inner;\n```');
  });

  it('is the same text for the same build', () => {
    expect(apiReport(folder)).toBe(apiReport(folder));
  });

  it('says what to do when nothing was built', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(() => apiReport(folder)).toThrow('is not built. Run npx turbo run build first.');
  });
});
