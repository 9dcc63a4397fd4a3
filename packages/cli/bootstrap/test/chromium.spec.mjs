import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findChromium, howToInstall } from './chromium.mjs';

describe('finding Chromium', () => {
  let home;
  const put = (path, code = 'exit 0') => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), `#!/bin/sh\n${code}\n`, { mode: 0o755 });
    return join(home, path);
  };
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'meja-chromium-'))));
  afterEach(() => rmSync(home, { recursive: true }));

  it('takes the one of CHROMIUM before any other', () => {
    put('bin/chromium');
    const named = put('mine/chrome');
    expect(findChromium({ home, env: { CHROMIUM: named, PATH: join(home, 'bin') } })).toBe(named);
  });

  it('says when CHROMIUM names something that does not start', () => {
    expect(() => findChromium({ home, env: { CHROMIUM: '/nowhere/chromium', PATH: '' } })).toThrow('CHROMIUM names /nowhere/chromium, which does not start.');
  });

  it('passes over a stub on PATH and takes the one Playwright fetched', () => {
    put('bin/chromium-browser', 'echo "install the snap"; exit 1');
    const fetched = put('.cache/ms-playwright/chromium-1200/chrome-linux/chrome');
    expect(findChromium({ home, env: { PATH: join(home, 'bin') } })).toBe(fetched);
  });

  it('finds none where there is none', () => {
    expect(findChromium({ home, env: { PATH: join(home, 'bin') } })).toBeNull();
  });

  it('installs without asking only as root on Debian and Ubuntu', () => {
    expect(howToInstall({ uid: 0, system: 'debian' })).toEqual({ command: 'apt-get update && apt-get install -y --no-install-recommends --no-remove chromium', automatic: true });
    expect(howToInstall({ uid: 1000, system: 'debian' })).toEqual({ command: 'sudo apt-get update && sudo apt-get install -y --no-install-recommends --no-remove chromium', automatic: false });
    expect(howToInstall({ uid: 501, system: 'darwin' }).automatic).toBe(false);
  });
});
