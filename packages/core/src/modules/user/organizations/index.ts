export { organizationsContribution } from './organizations.contribution.js';
export { OrganizationsModule } from './organizations.module.js';
