export { solvingContribution } from './solving.contribution.js';
export { SolvingModule } from './solving.module.js';
