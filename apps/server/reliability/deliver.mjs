// Hands one mail to an installation, as a mail server would by `meja mail-in`, and says on standard output what became of it.
import { readFile } from 'node:fs/promises';
import { JsonLog, openInstallation } from '@meja/core';
import { channelEmailPlugin } from '@meja/plugin-channel-email';
import { examplePlugin } from '@meja/plugin-example';
import { witnessPlugin } from '@meja/testing';

const { witness = {}, queue, ...settings } = JSON.parse(process.argv[2]);
const log = new JsonLog({ level: 'warn', write: (line) => process.stderr.write(line) });
const plugins = [channelEmailPlugin({ authservId: 'mx.test.example' }), examplePlugin({ officePhone: '+1 555 0100' }), witnessPlugin(witness)];
const installation = await openInstallation(settings, plugins, { log, queue });
const workspace = await installation.workspace('main');
const receipt = await installation.receive(workspace, 'email', await readFile(process.argv[3]));
process.stdout.write(JSON.stringify(receipt));
await installation.stop();
