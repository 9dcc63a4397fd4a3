import type { Command } from '../command.js';
import { deadLetters } from './dead-letters.js';
import { doctor } from './doctor.js';
import { init } from './init.js';
import { invite } from './invite.js';
import { mailIn } from './mail-in.js';
import { migrate } from './migrate.js';
import { newPlugin } from './new-plugin.js';
import { quarantine } from './quarantine.js';
import { seed } from './seed.js';
import { start } from './start.js';

/** Lists what there is. Stands here because it reads the list it is part of. */
const help: Command = {
  name: 'help',
  usage: '',
  async run({ say, out }) {
    out(say('help.head'));
    for (const { name, usage } of commands) out(`  ${`meja ${name} ${usage}`.trim().padEnd(58)} ${say(`commands.${name}`)}`);
    return 0;
  },
};

export const commands: readonly Command[] = [start, init, invite, migrate, seed, mailIn, quarantine, deadLetters, doctor, newPlugin, help];
