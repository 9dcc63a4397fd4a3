export { addTier } from './commands.js';
export { Tiers, type TierFacts } from './readers.js';
