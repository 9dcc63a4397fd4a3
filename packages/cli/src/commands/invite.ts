import { agentLink, systemContext } from '@meja/core';
import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { chooseWorkspace } from '../installation/choose-workspace.js';
import { withInstallation } from '../installation/with-installation.js';

/** Shows a link by which an agent chooses a password: for the administrator whose first link is lost, and where no mail goes out. */
export const invite: Command = {
  name: 'invite',
  usage: '--email <address> [--workspace <name>]',
  run: (call) => {
    const { values } = parseArguments(call.args, { email: { type: 'string' }, workspace: { type: 'string' } });
    const email = values.email?.trim().toLowerCase();
    if (!email) throw new CommandFailure('ARGUMENTS', { reason: '--email' });
    return withInstallation(call, async ({ installation }) => {
      const workspace = await chooseWorkspace(installation, values.workspace);
      const url = await agentLink(installation, systemContext(workspace, 'invite'), email);
      if (url === null) throw new CommandFailure('NOT_AN_AGENT', { email, slug: workspace.slug });
      call.out(call.say('invite.done', { email }));
      call.out(`  ${url}`);
      return 0;
    });
  },
};
