export { AccountLinks } from './account-links.js';
export { accountLinksContribution } from './account-links.contribution.js';
export { AccountLinksModule } from './account-links.module.js';
export { weaknessOf } from './strength/password-strength.js';
export { sendInvitation } from './commands/tokens.js';
