import { describe, expect, it } from '@jest/globals';
import LongestFirst from './longest-first.mjs';

const testsAt = (paths) => paths.map((path) => ({ path, context: { config: { id: 'a', cacheDirectory: '/nowhere' }, hasteFS: { getSize: () => 1 } } }));

describe('the order of the specs', () => {
  it('begins with what takes longest and leaves none out', () => {
    const paths = ['/packages/core/src/a.spec.ts', '/packages/core/src/b.e2e-spec.ts', '/packages/cli/src/c.db-spec.ts', '/apps/server/src/d.browser-spec.ts', '/apps/server/reliability/e.e2e-spec.ts', '/packages/core/src/f.db-spec.ts'];
    const sorted = new LongestFirst({ contexts: [], globalConfig: {} }).sort(testsAt(paths)).map(({ path }) => path.replace(/^.*\/|\..*$/g, ''));
    expect([sorted.slice(0, 3), sorted.slice(3, 5).sort(), sorted[5]]).toEqual([['e', 'd', 'c'], ['b', 'f'], 'a']);
  });
});
