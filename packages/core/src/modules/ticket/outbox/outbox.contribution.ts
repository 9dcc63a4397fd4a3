import { join } from 'node:path';
import { every, handle, job, on } from '@meja/plugin-sdk/server/kernel';
import { mayReadOutbound, retryOutbound } from '@meja/plugin-sdk/server/ticket';
import { accountLinkRequested, passwordChanged } from '@meja/plugin-sdk/server/user';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import { readLocales } from '../../../kernel/i18n/index.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { OutboxResolver } from './api/agent/outbox.resolver.js';
import { RetryOutbound } from './commands/retry-outbound.js';
import { OutboundRow } from './entities/outbound-row.js';
import { DeliverOutbound } from './jobs/deliver-outbound.js';
import { SweepOutbox } from './jobs/sweep-outbox.js';
import { deliverOutbound, sweepOutbox } from './jobs/tokens.js';
import { SendAccountLink } from './listeners/send-account-link.js';
import { TellOfPassword } from './listeners/tell-of-password.js';
import { Outbox1700000005000 } from './migrations/1700000005000-outbox.js';
import { PasswordChanged1700000005100 } from './migrations/1700000005100-password-changed.js';
import { OutboxModule } from './outbox.module.js';

/** What the aggregate adds. */
export const outboxContribution: CoreContribution = {
  id: 'outbox',
  module: OutboxModule,
  entities: [OutboundRow],
  migrations: [Outbox1700000005000, PasswordChanged1700000005100],
  permissions: [mayReadOutbound],
  commands: [handle(retryOutbound, RetryOutbound)],
  listeners: [on(accountLinkRequested, SendAccountLink), on(passwordChanged, TellOfPassword)],
  jobs: [job(deliverOutbound, DeliverOutbound), every('* * * * *', sweepOutbox, SweepOutbox)],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/outbox.graphql'), resolvers: [OutboxResolver] } },
  texts: readLocales(join(import.meta.dirname, 'locales')),
};
