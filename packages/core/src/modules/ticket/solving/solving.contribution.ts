import { every, handle } from '@meja/plugin-sdk/server/kernel';
import { closeTicket, confirmSolution, maySolve, reopenTicket, solveTicket } from '@meja/plugin-sdk/server/ticket';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { AgentSolvingResolver } from './api/agent/solving.resolver.js';
import { PortalSolvingResolver } from './api/portal/solving.resolver.js';
import { AnswerByLink } from './commands/answer-by-link.js';
import { CloseTicket } from './commands/close-ticket.js';
import { ConfirmSolution } from './commands/confirm-solution.js';
import { ReopenMyTicket } from './commands/reopen-my-ticket.js';
import { ReopenTicket } from './commands/reopen-ticket.js';
import { SolveTicket } from './commands/solve-ticket.js';
import { answerByLink, reopenMyTicket } from './commands/tokens.js';
import { Solution } from './entities/solution.js';
import { closeSolved, CloseSolved } from './jobs/close-solved.js';
import { Solution1700000004300 } from './migrations/1700000004300-solution.js';
import { SolvingModule } from './solving.module.js';

export const solvingContribution: CoreContribution = {
  id: 'ticket.solving',
  module: SolvingModule,
  entities: [Solution],
  migrations: [Solution1700000004300],
  permissions: [maySolve],
  commands: [
    handle(solveTicket, SolveTicket),
    handle(reopenTicket, ReopenTicket),
    handle(closeTicket, CloseTicket),
    handle(confirmSolution, ConfirmSolution),
    handle(reopenMyTicket, ReopenMyTicket),
    handle(answerByLink, AnswerByLink),
  ],
  jobs: [every('*/15 * * * *', closeSolved, CloseSolved)],
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/solving.graphql'), resolvers: [AgentSolvingResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/solving.graphql'), resolvers: [PortalSolvingResolver] },
  },
};
