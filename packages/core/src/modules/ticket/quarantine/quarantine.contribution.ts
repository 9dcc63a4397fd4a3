import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { QuarantineModule } from './quarantine.module.js';

/** Deliveries that could not be read, for the command line. */
export const quarantineContribution: CoreContribution = { id: 'ticket.quarantine', module: QuarantineModule };
