import { Module } from '@nestjs/common';
import { Inbound, Tickets } from '@meja/plugin-sdk/server/ticket';
import { TierModule } from '../tier/index.js';
import { UserModule } from '../user/index.js';
import { OrganizationsModule } from '../user/organizations/index.js';
import { RequestLimits } from './api/portal/request-limits.js';
import { AddFollower } from './commands/add-follower.js';
import { AddMessage } from './commands/add-message.js';
import { AddReply } from './commands/add-reply.js';
import { AssignTicket } from './commands/assign-ticket.js';
import { ConfirmFollower } from './commands/confirm-follower.js';
import { CreateTicket } from './commands/create-ticket.js';
import { EditTicket } from './commands/edit-ticket.js';
import { EditTickets } from './commands/edit-tickets.js';
import { ReceiveMessage } from './commands/receive-message.js';
import { RemoveFollower } from './commands/remove-follower.js';
import { SetTicketFields } from './commands/set-ticket-fields.js';
import { SubmitRequest } from './commands/submit-request.js';
import { Dialogue } from './dialogue/index.js';
import { Followers } from './followers/followers.js';
import { InboundLedger, Proposals } from './inbound/index.js';
import { ReleaseTickets } from './listeners/index.js';
import { OutboxModule } from './outbox/index.js';
import { FirstNames } from './queries/first-names.js';
import { TicketChanges } from './queries/ticket-changes.js';
import { TicketReader } from './queries/ticket.reader.js';
import { TimelineReader } from './queries/timeline.reader.js';
import { ListedTickets, TicketRows } from './rows/index.js';
import { Joining } from './threading/index.js';
import { UploadsModule } from './uploads/index.js';

const commands = [AddFollower, AddMessage, AddReply, AssignTicket, ConfirmFollower, CreateTicket, EditTicket, EditTickets, ReceiveMessage, RemoveFollower, SetTicketFields, SubmitRequest];

@Module({
  imports: [OrganizationsModule, UserModule, TierModule, UploadsModule, OutboxModule],
  providers: [
    ...commands, ReleaseTickets, Dialogue, TicketRows, Followers, Proposals, Joining, FirstNames, TimelineReader, RequestLimits, TicketChanges, TicketReader, ListedTickets,
    { provide: Tickets, useExisting: TicketReader },
    InboundLedger,
    { provide: Inbound, useExisting: InboundLedger },
  ],
  exports: [OrganizationsModule, Tickets, TicketReader, ListedTickets, TicketRows, Dialogue, EditTickets, Followers, TimelineReader, TicketChanges, FirstNames, RequestLimits, Inbound, InboundLedger, OutboxModule, UserModule, TierModule],
})
export class TicketModule {}
