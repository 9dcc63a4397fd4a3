import { Module } from '@nestjs/common';
import { Solutions } from '@meja/plugin-sdk/server/ticket';
import { TicketModule } from '../index.js';
import { OutboxModule } from '../outbox/index.js';
import { UploadsModule } from '../uploads/index.js';
import { AnswersByLink } from './api/portal/answers-by-link.js';
import { AnswerByLink } from './commands/answer-by-link.js';
import { CloseTicket } from './commands/close-ticket.js';
import { ConfirmSolution } from './commands/confirm-solution.js';
import { ReopenMyTicket } from './commands/reopen-my-ticket.js';
import { ReopenTicket } from './commands/reopen-ticket.js';
import { SolveTicket } from './commands/solve-ticket.js';
import { CloseSolved } from './jobs/close-solved.js';
import { RelatedLoaders } from './queries/related.loaders.js';
import { SolutionReader } from './queries/solution.reader.js';
import { Verdicts } from './verdicts/verdicts.js';

const commands = [AnswerByLink, CloseTicket, ConfirmSolution, ReopenMyTicket, ReopenTicket, SolveTicket];

@Module({
  imports: [TicketModule, OutboxModule, UploadsModule],
  providers: [...commands, CloseSolved, Verdicts, AnswersByLink, RelatedLoaders, { provide: Solutions, useClass: SolutionReader }],
  exports: [Solutions, RelatedLoaders, AnswersByLink, TicketModule],
})
export class SolvingModule {}
