export { solvingContribution } from './solving.contribution.js';
