export { escalationContribution } from './escalation.contribution.js';
export { EscalationModule } from './escalation.module.js';
