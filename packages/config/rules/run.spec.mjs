import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rules } from './run.mjs';

describe('the rules', () => {
  it('all check a tree, and each has a spec beside it', async () => {
    const found = await rules();
    expect(found.length).toBeGreaterThan(10);
    for (const { name, check } of found) {
      expect(typeof check).toBe('function');
      expect([name, existsSync(join(import.meta.dirname, `${name}.spec.mjs`))]).toEqual([name, true]);
    }
  });
});
