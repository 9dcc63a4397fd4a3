import { handle } from '@meja/plugin-sdk/server/kernel';
import { deescalateTicket, escalateTicket, mayConfigureHandover, mayEscalate, mayTransfer, setHandoverFields, takeNextTicket, transferTicket } from '@meja/plugin-sdk/server/ticket';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { EscalationResolver } from './api/agent/escalation.resolver.js';
import { HandoverFieldsResolver } from './api/agent/handover-fields.resolver.js';
import { DeescalateTicket } from './commands/deescalate-ticket.js';
import { EscalateTicket } from './commands/escalate-ticket.js';
import { SetHandoverFields } from './commands/set-handover-fields.js';
import { TakeNextTicket } from './commands/take-next-ticket.js';
import { TransferTicket } from './commands/transfer-ticket.js';
import { Handover } from './entities/handover.js';
import { HandoverField } from './entities/handover-field.js';
import { EscalationModule } from './escalation.module.js';
import { Handover1700000004200 } from './migrations/1700000004200-handover.js';
import { HandoverForm1700000004210 } from './migrations/1700000004210-handover-form.js';

/** What the aggregate adds, in the shape a plugin uses. */
export const escalationContribution: CoreContribution = {
  id: 'ticket.escalation',
  module: EscalationModule,
  entities: [Handover, HandoverField],
  migrations: [Handover1700000004200, HandoverForm1700000004210],
  permissions: [mayEscalate, mayTransfer, mayConfigureHandover],
  commands: [
    handle(escalateTicket, EscalateTicket),
    handle(deescalateTicket, DeescalateTicket),
    handle(transferTicket, TransferTicket),
    handle(takeNextTicket, TakeNextTicket),
    handle(setHandoverFields, SetHandoverFields),
  ],
  graphql: { agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/escalation.graphql'), resolvers: [EscalationResolver, HandoverFieldsResolver] } },
};
