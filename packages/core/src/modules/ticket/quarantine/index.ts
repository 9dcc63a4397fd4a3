export { Quarantine, type QuarantinedDelivery } from './quarantine.js';
export { quarantineContribution } from './quarantine.contribution.js';
