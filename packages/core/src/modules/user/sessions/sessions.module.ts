import { Module } from '@nestjs/common';
import { Accounts } from './accounts.sql.js';
import { Attempts } from './attempts.sql.js';
import { ForgetSessions } from './jobs/forget-sessions.js';
import { Passwords } from './passwords.js';
import { SessionMemory } from './session-memory.js';
import { Sessions } from './sessions.sql.js';

/** Identities, passwords, sessions and rate limits. Knows no person of a workspace: only ids. */
@Module({
  providers: [Accounts, Attempts, ForgetSessions, Passwords, SessionMemory, Sessions],
  exports: [Accounts, Attempts, ForgetSessions, Passwords, SessionMemory, Sessions],
})
export class SessionsModule {}
