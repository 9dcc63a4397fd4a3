import { bytesContribution } from './modules/ticket/bytes/index.js';
import { escalationContribution } from './modules/ticket/escalation/index.js';
import { filesContribution } from './modules/ticket/files/index.js';
import { ticketContribution } from './modules/ticket/index.js';
import { quarantineContribution } from './modules/ticket/quarantine/index.js';
import { removalContribution } from './modules/ticket/removal/index.js';
import { outboxContribution } from './modules/ticket/outbox/index.js';
import { solvingContribution } from './modules/ticket/solving/index.js';
import { uploadsContribution } from './modules/ticket/uploads/index.js';
import { tierContribution } from './modules/tier/index.js';
import { userContribution } from './modules/user/index.js';
import { accountLinksContribution } from './modules/user/account-links/index.js';
import { passwordChangeContribution } from './modules/user/password-change/index.js';
import { apiTokensContribution } from './modules/user/api-tokens/index.js';
import { organizationsContribution } from './modules/user/organizations/index.js';
import { peopleContribution } from './modules/user/people/index.js';
import { requestersContribution } from './modules/user/requesters/index.js';
import { sessionsContribution } from './modules/user/sessions/index.js';

/** What core ships, from left to right as they may import each other; an aggregate stands beside its module. */
export const moduleContributions = [sessionsContribution, apiTokensContribution, userContribution, peopleContribution, accountLinksContribution, passwordChangeContribution, organizationsContribution, requestersContribution, tierContribution, bytesContribution, uploadsContribution, ticketContribution, outboxContribution, filesContribution, quarantineContribution, escalationContribution, removalContribution, solvingContribution];
