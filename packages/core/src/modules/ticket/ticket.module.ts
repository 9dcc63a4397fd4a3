import { Module } from '@nestjs/common';
import { Inbound, Tickets } from '@meja/plugin-sdk/server/ticket';
import { TierModule } from '../tier/index.js';
import { UserModule } from '../user/index.js';
import { RequestLimits } from './api/portal/request-limits.js';
import { AddMessage } from './commands/add-message.js';
import { AddReply } from './commands/add-reply.js';
import { AssignTicket } from './commands/assign-ticket.js';
import { CreateTicket } from './commands/create-ticket.js';
import { ReceiveMessage } from './commands/receive-message.js';
import { SetTicketFields } from './commands/set-ticket-fields.js';
import { SubmitRequest } from './commands/submit-request.js';
import { Dialogue } from './dialogue/dialogue.js';
import { DownloadPaths } from './files/download-paths.js';
import { DownloadRoute } from './files/download.route.js';
import { Channels, InboundLedger } from './inbound/index.js';
import { FirstNames } from './queries/first-names.js';
import { TicketChanges } from './queries/ticket-changes.js';
import { TicketReader } from './queries/ticket.reader.js';
import { TimelineReader } from './queries/timeline.reader.js';
import { AnswerLinks, Joining, ThreadTokens } from './threading/index.js';

const commands = [AddMessage, AddReply, AssignTicket, CreateTicket, ReceiveMessage, SetTicketFields, SubmitRequest];

@Module({
  imports: [UserModule, TierModule],
  providers: [
    ...commands, Dialogue, Channels, AnswerLinks, Joining, ThreadTokens, DownloadPaths, DownloadRoute, FirstNames, TimelineReader, RequestLimits, TicketChanges, TicketReader,
    { provide: Tickets, useExisting: TicketReader },
    { provide: Inbound, useClass: InboundLedger },
  ],
  exports: [Tickets, TicketReader, TimelineReader, TicketChanges, DownloadPaths, DownloadRoute, FirstNames, RequestLimits, AnswerLinks, ThreadTokens, Inbound, UserModule, TierModule],
})
export class TicketModule {}
