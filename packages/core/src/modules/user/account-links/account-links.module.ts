import { Module } from '@nestjs/common';
import { UserModule } from '../index.js';
import { PeopleModule } from '../people/index.js';
import { SessionsModule } from '../sessions/index.js';
import { AccountLinks } from './account-links.js';
import { InviteAgent } from './commands/invite-agent.js';
import { SendInvitation } from './commands/send-invitation.js';
import { ForgetAccountLinks } from './jobs/forget-account-links.js';
import { SendResetLink } from './jobs/send-reset-link.js';
import { PasswordChoice } from './password-choice.js';
import { PasswordResets } from './password-resets.js';

@Module({
  imports: [PeopleModule, SessionsModule, UserModule],
  providers: [AccountLinks, ForgetAccountLinks, InviteAgent, PasswordChoice, PasswordResets, SendInvitation, SendResetLink],
  exports: [AccountLinks, PasswordChoice, PasswordResets, PeopleModule],
})
export class AccountLinksModule {}
