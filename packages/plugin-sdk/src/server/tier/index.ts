export { Tiers, type TierFacts } from './readers.js';
