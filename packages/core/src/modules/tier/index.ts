export { tierContribution } from './tier.contribution.js';
export { TierModule } from './tier.module.js';
