export { requestersContribution } from './requesters.contribution.js';
export { RequestersModule } from './requesters.module.js';
