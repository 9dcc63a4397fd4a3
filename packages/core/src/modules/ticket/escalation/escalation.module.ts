import { Module } from '@nestjs/common';
import { Handovers } from '@meja/plugin-sdk/server/ticket';
import { TicketModule } from '../index.js';
import { DeescalateTicket } from './commands/deescalate-ticket.js';
import { EscalateTicket } from './commands/escalate-ticket.js';
import { SetHandoverFields } from './commands/set-handover-fields.js';
import { TakeNextTicket } from './commands/take-next-ticket.js';
import { TransferTicket } from './commands/transfer-ticket.js';
import { Moves } from './moves/moves.js';
import { HandoverReader } from './queries/handover.reader.js';

const commands = [EscalateTicket, DeescalateTicket, TransferTicket, TakeNextTicket, SetHandoverFields];

@Module({
  imports: [TicketModule],
  providers: [...commands, Moves, HandoverReader, { provide: Handovers, useExisting: HandoverReader }],
  exports: [Handovers, HandoverReader, TicketModule],
})
export class EscalationModule {}
