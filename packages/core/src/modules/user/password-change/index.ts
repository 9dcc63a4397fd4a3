export { passwordChangeContribution } from './password-change.contribution.js';
