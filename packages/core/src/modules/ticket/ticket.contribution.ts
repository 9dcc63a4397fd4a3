import { handle, on } from '@meja/plugin-sdk/server/kernel';
import { addFollower, addMessage, addReply, assignTicket, confirmFollower, createTicket, editTicket, mayAssign, mayBeAssigned, mayCreateTickets, mayEditTickets, mayReadTickets, mayReply, maySetFields, mayWriteNotes, removeFollower, setTicketFields, submitRequest } from '@meja/plugin-sdk/server/ticket';
import { rolesChanged, userDeactivated } from '@meja/plugin-sdk/server/user';
import { sdlFile } from '../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../kernel/plugins/index.js';
import { AgentTicketFieldsResolver } from './api/agent/ticket-fields.resolver.js';
import { AgentTicketStreamResolver } from './api/agent/ticket-stream.resolver.js';
import { AgentTicketEditingResolver } from './api/agent/ticket-editing.resolver.js';
import { AgentTicketResolver } from './api/agent/ticket.resolver.js';
import { PortalTicketFieldsResolver } from './api/portal/ticket-fields.resolver.js';
import { PortalTicketStreamResolver } from './api/portal/ticket-stream.resolver.js';
import { PortalTicketResolver } from './api/portal/ticket.resolver.js';
import { AddFollower } from './commands/add-follower.js';
import { AddMessage } from './commands/add-message.js';
import { AddReply } from './commands/add-reply.js';
import { AssignTicket } from './commands/assign-ticket.js';
import { ConfirmFollower } from './commands/confirm-follower.js';
import { CreateTicket } from './commands/create-ticket.js';
import { EditTicket } from './commands/edit-ticket.js';
import { ReceiveMessage } from './commands/receive-message.js';
import { RemoveFollower } from './commands/remove-follower.js';
import { SetTicketFields } from './commands/set-ticket-fields.js';
import { SubmitRequest } from './commands/submit-request.js';
import { receiveMessage } from './commands/tokens.js';
import { Attachment } from './entities/attachment.js';
import { Follower } from './entities/follower.js';
import { InboundRow } from './entities/inbound-message.js';
import { Message } from './entities/message.js';
import { Ticket } from './entities/ticket.js';
import { ReleaseTickets } from './listeners/index.js';
import { CreateTickets1700000003000 } from './migrations/1700000003000-ticket.js';
import { Line1700000004000 } from './migrations/1700000004000-line.js';
import { UnassignedOfTier1700000004020 } from './migrations/1700000004020-unassigned-of-tier.js';
import { TicketModule } from './ticket.module.js';

/** What the module adds, in the shape a plugin uses. */
export const ticketContribution: CoreContribution = {
  id: 'ticket',
  module: TicketModule,
  entities: [Ticket, Message, Attachment, Follower, InboundRow],
  migrations: [CreateTickets1700000003000, Line1700000004000, UnassignedOfTier1700000004020],
  permissions: [mayReadTickets, mayCreateTickets, mayReply, mayWriteNotes, mayAssign, mayBeAssigned, maySetFields, mayEditTickets],
  commands: [
    handle(createTicket, CreateTicket),
    handle(submitRequest, SubmitRequest),
    handle(receiveMessage, ReceiveMessage),
    handle(addMessage, AddMessage),
    handle(addReply, AddReply),
    handle(assignTicket, AssignTicket),
    handle(editTicket, EditTicket),
    handle(addFollower, AddFollower),
    handle(confirmFollower, ConfirmFollower),
    handle(removeFollower, RemoveFollower),
    handle(setTicketFields, SetTicketFields),
  ],
  listeners: [on(userDeactivated, ReleaseTickets), on(rolesChanged, ReleaseTickets)],
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/ticket.graphql'), resolvers: [AgentTicketResolver, AgentTicketEditingResolver, AgentTicketFieldsResolver, AgentTicketStreamResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/ticket.graphql'), resolvers: [PortalTicketResolver, PortalTicketFieldsResolver, PortalTicketStreamResolver] },
  },
};
