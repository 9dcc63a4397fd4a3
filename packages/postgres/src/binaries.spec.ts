import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { findBinaries } from './binaries.js';

describe('the binaries', () => {
  it('are of the major version that data folders are checked against', () => {
    const { postgres, initdb, major } = findBinaries();
    for (const binary of [postgres, initdb]) expect(execFileSync(binary, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`\\(PostgreSQL\\) ${major}\\.`));
  });
});
