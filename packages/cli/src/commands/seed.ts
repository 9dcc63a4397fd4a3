import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { demoAccounts, demoPassword, makeDemo } from '../installation/demo.js';
import { withInstallation } from '../installation/with-installation.js';

/** Makes the demo workspace with as many tickets as wanted. Only in demo mode and only where there is no workspace yet. */
export const seed: Command = {
  name: 'seed',
  usage: '[--tickets 2000]',
  run: (call) => {
    const { values } = parseArguments(call.args, { tickets: { type: 'string', default: '2000' } });
    if (!/^\d{1,7}$/.test(values.tickets)) throw new CommandFailure('ARGUMENTS', { reason: `--tickets ${values.tickets}` });
    return withInstallation(call, async ({ installation, configuration }) => {
      if (!configuration.demo) throw new CommandFailure('DEMO_ONLY');
      const [known] = await installation.workspaces();
      if (known) throw new CommandFailure('NOT_EMPTY', { slug: known.slug });
      await makeDemo(installation, configuration, { tickets: Number(values.tickets), progress: (written) => call.err(call.say('seed.progress', { written })) });
      call.out(call.say('start.accounts', { password: demoPassword }));
      for (const email of demoAccounts) call.out(`  ${email}`);
      return 0;
    });
  },
};
