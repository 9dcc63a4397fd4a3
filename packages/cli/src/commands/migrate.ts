import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { withInstallation } from '../installation/with-installation.js';

/** Brings the control database and every workspace up to date. `meja start` does it as well. */
export const migrate: Command = {
  name: 'migrate',
  usage: '',
  run: (call) => {
    parseArguments(call.args, {});
    return withInstallation(call, async ({ installation }) => {
      await installation.migrate();
      call.out(call.say('migrate.done', { count: (await installation.workspaces()).length }));
      return 0;
    });
  },
};
