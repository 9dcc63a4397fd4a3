import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** The kinds of specs. Those on a database get one PostgreSQL per run; Jest starts it only when such a spec was selected. */
export const kinds = {
  unit: { suffixes: ['spec'], database: false },
  database: { suffixes: ['db-spec', 'e2e-spec', 'browser-spec'], database: true },
};

/**
 * One Jest project: native ESM, TypeScript through SWC with decorator metadata.
 * Run it with `node packages/config/jest.mjs`, which sets the flags that Node needs.
 */
export function preset({ displayName, rootDir, kind = 'unit', ...more }) {
  const { suffixes, database } = kinds[kind];
  return {
    displayName,
    rootDir,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
    // Sources import `./x.js`, which is `./x.ts` until it is built.
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    testMatch: suffixes.map((suffix) => `<rootDir>/**/*.${suffix}.{ts,mjs}`),
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.data/'],
    transform: { '\\.ts$': [require.resolve('@swc/jest'), swc] },
    ...(database && { globalSetup: join(import.meta.dirname, 'jest/start-postgres.mjs'), globalTeardown: join(import.meta.dirname, 'jest/stop-postgres.mjs') }),
    ...more,
  };
}

const swc = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2023',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
};
