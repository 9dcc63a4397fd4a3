import { join } from 'node:path';
import { projects } from './packages/config/jest/projects.mjs';

/** So long that only what hangs runs into it, on however slow and busy a machine. */
const testTimeout = 300_000;

export default { projects: projects(import.meta.dirname), maxWorkers: 2, testTimeout, testSequencer: join(import.meta.dirname, 'packages/config/jest/longest-first.mjs') };
