import { handle } from '@meja/plugin-sdk/server/kernel';
import { addMessage, addReply, assignTicket, createTicket, mayAssign, mayBeAssigned, mayCreateTickets, mayReadTickets, mayReply, maySetFields, mayWriteNotes, setTicketFields, submitRequest } from '@meja/plugin-sdk/server/ticket';
import { sdlFile } from '../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../kernel/plugins/index.js';
import { AgentTicketFieldsResolver } from './api/agent/ticket-fields.resolver.js';
import { AgentTicketStreamResolver } from './api/agent/ticket-stream.resolver.js';
import { AgentTicketResolver } from './api/agent/ticket.resolver.js';
import { PortalTicketFieldsResolver } from './api/portal/ticket-fields.resolver.js';
import { PortalTicketStreamResolver } from './api/portal/ticket-stream.resolver.js';
import { PortalTicketResolver } from './api/portal/ticket.resolver.js';
import { AddMessage } from './commands/add-message.js';
import { AddReply } from './commands/add-reply.js';
import { AssignTicket } from './commands/assign-ticket.js';
import { CreateTicket } from './commands/create-ticket.js';
import { ReceiveMessage } from './commands/receive-message.js';
import { SetTicketFields } from './commands/set-ticket-fields.js';
import { SubmitRequest } from './commands/submit-request.js';
import { receiveMessage } from './commands/tokens.js';
import { Attachment } from './entities/attachment.js';
import { InboundRow } from './entities/inbound-message.js';
import { Message } from './entities/message.js';
import { Ticket } from './entities/ticket.js';
import { CreateTickets1700000003000 } from './migrations/1700000003000-ticket.js';
import { TicketModule } from './ticket.module.js';

/** What the module adds, in the shape a plugin uses. */
export const ticketContribution: CoreContribution = {
  id: 'ticket',
  module: TicketModule,
  entities: [Ticket, Message, Attachment, InboundRow],
  migrations: [CreateTickets1700000003000],
  permissions: [mayReadTickets, mayCreateTickets, mayReply, mayWriteNotes, mayAssign, mayBeAssigned, maySetFields],
  commands: [
    handle(createTicket, CreateTicket),
    handle(submitRequest, SubmitRequest),
    handle(receiveMessage, ReceiveMessage),
    handle(addMessage, AddMessage),
    handle(addReply, AddReply),
    handle(assignTicket, AssignTicket),
    handle(setTicketFields, SetTicketFields),
  ],
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/ticket.graphql'), resolvers: [AgentTicketResolver, AgentTicketFieldsResolver, AgentTicketStreamResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/ticket.graphql'), resolvers: [PortalTicketResolver, PortalTicketFieldsResolver, PortalTicketStreamResolver] },
  },
};
