import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { loadConfiguration } from '@meja/core';
import { parseArguments } from '../arguments.js';
import type { Call, Command } from '../command.js';
import { explain } from '../explain.js';
import { CommandFailure } from '../failure.js';
import { withInstallation } from '../installation/with-installation.js';

/** Looks at what Meja needs of this machine, one line each, without changing anything that is there. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  async run(call) {
    parseArguments(call.args, {});
    let sick = 0;
    for (const [name, check] of Object.entries(checks)) {
      try {
        call.out(`ok      ${call.say(`doctor.${name}`)}: ${await check(call)}`);
      } catch (error) {
        sick += 1;
        call.out(`FAILED  ${call.say(`doctor.${name}`)}: ${explain(error, call.say).join(' ')}`);
      }
    }
    return sick === 0 ? 0 : 1;
  },
};

const checks: Readonly<Record<string, (call: Call) => string | Promise<string>>> = {
  node: () => process.version,
  configuration: (call) => {
    const { databaseUrl, role, publicUrl } = configured(call);
    return `${publicUrl}, ${role}, ${databaseUrl === null ? 'embedded' : new URL(databaseUrl).host}`;
  },
  folder: (call) => {
    const { dataDir } = configured(call);
    if (!existsSync(dataDir)) return dataDir;
    accessSync(dataDir, constants.R_OK | constants.W_OK);
    const { bavail, bsize } = statfsSync(dataDir);
    const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
    if (freeMb < 500) throw new CommandFailure('NO_SPACE', { path: dataDir });
    return `${dataDir}, ${freeMb} MB`;
  },
  database: (call) => withInstallation(call, async ({ installation }) => (await installation.workspaces()).map(({ slug }) => slug).join(', ') || '-'),
};

const configured = (call: Call) => loadConfiguration(call.env, call.cwd);
