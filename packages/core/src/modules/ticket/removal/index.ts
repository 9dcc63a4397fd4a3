export { removalContribution } from './removal.contribution.js';
