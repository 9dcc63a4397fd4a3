export { requestersContribution } from './requesters.contribution.js';
