import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Channels, type Configuration, ConfigurationFailure, loadConfiguration, systemContext } from '@meja/core';
import { parseArguments } from '../arguments.js';
import type { Call, Command } from '../command.js';
import { explain } from '../explain.js';
import { CommandFailure } from '../failure.js';
import { type Opened, withInstallation } from '../installation/with-installation.js';

/** Looks at what Meja needs of this machine and of others, one line each, without changing anything that is there or writing to anybody. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  async run(call) {
    parseArguments(call.args, {});
    const findings = new Findings(call);
    await findings.note('node', () => process.version);
    const configuration = await findings.note('configuration', () => loadConfiguration(call.env, call.cwd), ({ publicUrl, role, databaseUrl }) => `${publicUrl}, ${role}, ${databaseUrl === null ? 'embedded' : new URL(databaseUrl).host}`);
    // Without settings there is nothing to look at.
    if (!configuration) return 1;
    await findings.note('folder', () => writable(configuration.dataDir));
    await findings.note('files', () => writable(configuration.blobs));
    await findings.note('database', () => withInstallation(call, (opened) => workspacesAndMail(opened, configuration, findings)));
    return findings.sick === 0 ? 0 : 1;
  },
};

class Findings {
  sick = 0;

  constructor(private readonly call: Call) {}

  /** What was found; null when it is not as it must be. */
  async note<T>(name: string, look: () => T | Promise<T>, shown: (found: T) => string = String): Promise<T | null> {
    try {
      const found = await look();
      this.call.out(`ok      ${this.call.say(`doctor.${name}`)}: ${shown(found)}`);
      return found;
    } catch (error) {
      this.sick += 1;
      const lines = error instanceof ConfigurationFailure ? explain(error, this.call.say) : [explain(error, this.call.say).join(' ')];
      for (const line of lines) this.call.out(`FAILED  ${this.call.say(`doctor.${name}`)}: ${line}`);
      return null;
    }
  }
}

/** A folder that is not there yet is made by the start. */
function writable(folder: string): string {
  if (!existsSync(folder)) return dirname(folder) === folder ? folder : `${folder} (${writable(dirname(folder)).replace(/^.*, /, '')})`;
  accessSync(folder, constants.R_OK | constants.W_OK);
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb < 500) throw new CommandFailure('NO_SPACE', { path: folder });
  return `${folder}, ${freeMb} MB`;
}

/** Asks the mail server whether it would take mail, where one is named. */
async function workspacesAndMail({ installation }: Opened, { smtpUrl }: Configuration, findings: Findings): Promise<string> {
  const workspaces = await installation.workspaces();
  const [first] = workspaces;
  if (first && smtpUrl !== null) {
    await findings.note('mail', async () => {
      for (const { trouble } of await installation.app.get(Channels, { strict: false }).checked(systemContext(first, 'doctor'))) if (trouble !== null) throw mailFailure(smtpUrl, trouble);
      return new URL(smtpUrl).host;
    });
  }
  return workspaces.map(({ slug }) => slug).join(', ') || '-';
}

/** Refused for good by a server to which no login was named: that is the first thing to look at. */
function mailFailure(smtpUrl: string, reason: string): CommandFailure {
  const isAnonymous = new URL(smtpUrl).username === '';
  return isAnonymous && /^5\d\d/.test(reason) ? new CommandFailure('MAIL_LOGIN_MISSING', { reason }) : new CommandFailure('MAIL_SERVER', { reason });
}
