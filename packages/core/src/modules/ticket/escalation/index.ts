export { escalationContribution } from './escalation.contribution.js';
