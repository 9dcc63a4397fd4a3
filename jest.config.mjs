import { projects } from './packages/config/jest/projects.mjs';

export default { projects: projects(import.meta.dirname), maxWorkers: 2, testTimeout: 60_000 };
