export { BootRefused, Problems } from './boot-refused.js';
export { Contributors, type Contributor, type CoreContribution } from './contributor.js';
export { hostModules } from './hosts.js';
export { loadContributors } from './load.js';
export { registerContributions } from './registration.js';
