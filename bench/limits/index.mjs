import { foreignTicket } from './foreign-ticket.mjs';
import { revokedToken } from './revoked-token.mjs';
import { sessionOver } from './session-over.mjs';
import { takenRole } from './taken-role.mjs';
import { unknownAccount } from './unknown-account.mjs';
import { unreachableDatabase } from './unreachable-database.mjs';

/** In this order: whose database goes away comes last. */
export const limits = [foreignTicket, unknownAccount, sessionOver, revokedToken, takenRole, unreachableDatabase];
