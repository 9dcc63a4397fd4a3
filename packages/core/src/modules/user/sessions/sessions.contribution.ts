import { every } from '@meja/plugin-sdk/server/kernel';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { ForgetSessions, forgetSessions } from './jobs/forget-sessions.js';
import { accountsOfControl } from './migrations/control-0001-accounts.js';
import { rightsOfControl } from './migrations/control-0002-rights.js';
import { SessionsModule } from './sessions.module.js';

/** What the aggregate adds; all of it lies in the control database. */
export const sessionsContribution: CoreContribution = {
  id: 'session',
  module: SessionsModule,
  controlMigrations: [accountsOfControl, rightsOfControl],
  jobs: [every('17 3 * * *', forgetSessions, ForgetSessions)],
};
