import { every, handle, job } from '@meja/plugin-sdk/server/kernel';
import { sdlFile } from '../../../kernel/graphql/sdl-file.js';
import type { CoreContribution } from '../../../kernel/plugins/index.js';
import { AccountLinksModule } from './account-links.module.js';
import { AgentAccountLinkResolver } from './api/agent/account-links.resolver.js';
import { InvitationResolver } from './api/agent/invitation.resolver.js';
import { PortalAccountLinkResolver } from './api/portal/account-links.resolver.js';
import { InviteAgent } from './commands/invite-agent.js';
import { SendInvitation } from './commands/send-invitation.js';
import { inviteAgent, sendInvitation } from './commands/tokens.js';
import { AccountLink } from './entities/account-link.js';
import { ForgetAccountLinks, forgetAccountLinks } from './jobs/forget-account-links.js';
import { SendResetLink, sendResetLink } from './jobs/send-reset-link.js';
import { AccountLink1700000001200 } from './migrations/1700000001200-account-link.js';

/** Links by which people choose a password: invitations and resets. */
export const accountLinksContribution: CoreContribution = {
  id: 'account-link',
  module: AccountLinksModule,
  entities: [AccountLink],
  migrations: [AccountLink1700000001200],
  commands: [handle(inviteAgent, InviteAgent), handle(sendInvitation, SendInvitation)],
  jobs: [job(sendResetLink, SendResetLink), every('29 3 * * *', forgetAccountLinks, ForgetAccountLinks)],
  graphql: {
    agent: { sdl: sdlFile(import.meta.dirname, 'api/agent/account-links.graphql'), resolvers: [AgentAccountLinkResolver, InvitationResolver] },
    portal: { sdl: sdlFile(import.meta.dirname, 'api/portal/account-links.graphql'), resolvers: [PortalAccountLinkResolver] },
  },
};
