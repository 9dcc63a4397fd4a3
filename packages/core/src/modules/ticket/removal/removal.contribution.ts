import { every, handle } from '@meja/plugin-sdk/server/kernel';
import { binTicket, destroyTicket, markSpam, mayDestroyTickets, mayRedact, mayRemoveTickets, redactMessage, restoreTicket } from '@meja/plugin-sdk/server/ticket';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { RemovalResolver } from './api/agent/removal.resolver.js';
import { BinTicket } from './commands/bin-ticket.js';
import { DestroyTicket } from './commands/destroy-ticket.js';
import { MarkSpam } from './commands/mark-spam.js';
import { RedactMessage } from './commands/redact-message.js';
import { RestoreTicket } from './commands/restore-ticket.js';
import { EmptyBin, emptyBin } from './jobs/empty-bin.js';
import { Removal1700000004600 } from './migrations/1700000004600-removal.js';
import { RemovalModule } from './removal.module.js';

/** What the aggregate adds, in the shape a plugin uses. */
export const removalContribution: CoreContribution = {
  id: 'ticket.removal',
  module: RemovalModule,
  migrations: [Removal1700000004600],
  permissions: [mayRemoveTickets, mayDestroyTickets, mayRedact],
  commands: [handle(markSpam, MarkSpam), handle(binTicket, BinTicket), handle(restoreTicket, RestoreTicket), handle(destroyTicket, DestroyTicket), handle(redactMessage, RedactMessage)],
  jobs: [every('53 2 * * *', emptyBin, EmptyBin)],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/removal.graphql'), resolvers: [RemovalResolver] } },
};
