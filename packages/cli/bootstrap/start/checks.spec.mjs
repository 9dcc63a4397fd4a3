import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bootstrapTexts } from '../texts.mjs';
import { stampOf } from './build.mjs';
import { assertInstalled, assertNode, assertSpace } from './checks.mjs';

const say = bootstrapTexts({ LANG: 'en_US.UTF-8' });
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'meja-checkout-'));
  put('package.json', '{ "devDependencies": { "turbo": "1" } }');
  put('packages/core/package.json', '{ "dependencies": { "nest": "1" }, "scripts": { "build": "tsc" } }');
  put('packages/core/src/index.ts', 'export {};');
  for (const file of ['turbo/package.json', '.bin/node', '.bin/turbo', '.bin/tsc']) put(`node_modules/${file}`, '{}');
  put('packages/core/node_modules/nest/package.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path, text) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('before anything is built', () => {
  it('a Node that is too old is the sign of an install that did not finish', () => {
    expect(() => assertNode(say, '20.19.0')).toThrow('Meja needs Node 24, but this is 20.19.0: the installation did not finish. Run "npx pnpm install"');
    expect(() => assertNode(say, '24.0.0')).not.toThrow();
  });

  it('a dependency that is not there is named, with the command that brings it', () => {
    expect(() => assertInstalled(root, say)).not.toThrow();
    rmSync(join(root, 'packages/core/node_modules/nest'), { recursive: true });
    expect(() => assertInstalled(root, say)).toThrow('The installation is not complete: packages/core/node_modules/nest/package.json is missing. Run "npx pnpm install"; if that does not help, delete the node_modules folder');
  });

  it('a missing tool of the root is named too', () => {
    rmSync(join(root, 'node_modules/.bin/node'));
    expect(() => assertInstalled(root, say)).toThrow('node_modules/.bin/node is missing');
  });

  it('a disk that is too full is refused with both numbers', () => {
    expect(() => assertSpace(root, say, 1e12)).toThrow(/has only \d+ MB left; Meja needs 1000000000000 MB/);
    expect(() => assertSpace(root, say, 1)).not.toThrow();
  });
});

describe('the stamp of a build', () => {
  it('changes with a source and not with what a build or a spec leaves', () => {
    const before = stampOf(root);
    put('packages/core/dist/index.js', '');
    put('packages/core/src/index.spec.ts', '');
    cpSync(join(root, 'packages/core/dist'), join(root, 'packages/core/generated'), { recursive: true });
    expect(stampOf(root)).toBe(before);
    utimesSync(join(root, 'packages/core/src/index.ts'), 1, 1);
    expect(stampOf(root)).not.toBe(before);
  });
});

describe('the sentences', () => {
  it('speak the language of the terminal, and English where we do not', () => {
    expect(bootstrapTexts({ LANG: 'sv_SE.UTF-8' })('building', { done: 1, total: 2, name: 'core' })).toBe('Bygger 1 av 2: core');
    expect(bootstrapTexts({ LANG: 'fr_FR.UTF-8' })('building', { done: 1, total: 2, name: 'core' })).toBe('Building 1 of 2: core');
  });
});
