export { ApiTokens } from './api-tokens.sql.js';
export { apiTokensContribution } from './api-tokens.contribution.js';
export { ApiTokensModule } from './api-tokens.module.js';
export { looksLikeSecret } from './secrets.js';
