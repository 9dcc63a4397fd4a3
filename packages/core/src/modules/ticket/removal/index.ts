export { removalContribution } from './removal.contribution.js';
export { RemovalModule } from './removal.module.js';
