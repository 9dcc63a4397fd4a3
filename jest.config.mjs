import { projects } from './packages/config/jest/projects.mjs';

/** So long that only what hangs runs into it, on however slow and busy a machine. */
const testTimeout = 180_000;

// One more than the cores we promise: specs of servers that are killed mostly wait.
export default { projects: projects(import.meta.dirname), maxWorkers: 3, testTimeout };
