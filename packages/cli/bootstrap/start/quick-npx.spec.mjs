import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leavePnpm } from './quick-npx.mjs';

describe('the link that makes the next `npx pnpm` quick', () => {
  let root;
  const link = () => join(root, 'node_modules/.bin/pnpm');

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'meja-npx-'));
    mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(root, 'pnpm'), '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('names the pnpm that runs', () => {
    leavePnpm(root, { npm_execpath: join(root, 'pnpm') }, 'linux');
    expect(readlinkSync(link())).toBe(join(root, 'pnpm'));
  });

  it('replaces one whose pnpm is gone, and leaves one that works', () => {
    symlinkSync(join(root, 'gone'), link());
    leavePnpm(root, { npm_execpath: join(root, 'pnpm') }, 'linux');
    expect(readlinkSync(link())).toBe(join(root, 'pnpm'));
    writeFileSync(join(root, 'other'), '');
    leavePnpm(root, { npm_execpath: join(root, 'other') }, 'linux');
    expect(readlinkSync(link())).toBe(join(root, 'pnpm'));
  });

  it('is not made for another program, or where links need a privilege', () => {
    for (const [pnpm, platform] of [['npm-cli.js', 'linux'], ['pnpm', 'win32']]) leavePnpm(root, { npm_execpath: join(root, pnpm) }, platform);
    leavePnpm(root, {}, 'linux');
    expect(existsSync(link())).toBe(false);
  });
});
