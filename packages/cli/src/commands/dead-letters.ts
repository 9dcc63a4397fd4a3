import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { chooseWorkspace } from '../installation/choose-workspace.js';
import { withInstallation } from '../installation/with-installation.js';

/** Work that failed too often: what it is, and once more. */
export const deadLetters: Command = {
  name: 'dead-letters',
  usage: '[list | replay <id>… | replay --all] [--workspace <slug>]',
  run: (call) => {
    const { values, positionals } = parseArguments(call.args, { workspace: { type: 'string' }, all: { type: 'boolean', default: false } }, 1_000);
    const [verb = 'list', ...named] = positionals;
    if (verb !== 'list' && verb !== 'replay') throw new CommandFailure('COMMAND_UNKNOWN', { name: `dead-letters ${verb}` });
    return withInstallation(call, async ({ installation }) => {
      const workspace = await chooseWorkspace(installation, values.workspace);
      const letters = await installation.deadLetters(workspace);
      if (verb === 'list') {
        for (const { id, queue, target, reason, diedAt } of letters) call.out(`${id}  ${diedAt.toISOString()}  ${queue} ${target}  ${JSON.stringify(reason)}`);
        if (letters.length === 0) call.err(call.say('deadLetters.none'));
        return 0;
      }
      const wanted = values.all ? letters.map(({ id }) => id) : named;
      for (const id of wanted) if (!(await installation.replay(workspace, id))) throw new CommandFailure('DEAD_LETTER_UNKNOWN', { id });
      call.out(call.say('deadLetters.replayed', { count: wanted.length }));
      return 0;
    });
  },
};
