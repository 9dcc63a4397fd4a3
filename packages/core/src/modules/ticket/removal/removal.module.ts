import { Module } from '@nestjs/common';
import { BytesModule } from '../bytes/index.js';
import { TicketModule } from '../index.js';
import { BinTicket } from './commands/bin-ticket.js';
import { DestroyTicket } from './commands/destroy-ticket.js';
import { MarkSpam } from './commands/mark-spam.js';
import { OutOfSight } from './commands/out-of-sight.js';
import { RedactMessage } from './commands/redact-message.js';
import { RestoreTicket } from './commands/restore-ticket.js';
import { EmptyBin } from './jobs/empty-bin.js';

@Module({
  imports: [TicketModule, BytesModule],
  providers: [MarkSpam, BinTicket, RestoreTicket, DestroyTicket, RedactMessage, OutOfSight, EmptyBin],
  exports: [TicketModule],
})
export class RemovalModule {}
