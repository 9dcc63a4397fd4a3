// A server with the example plugin and a witness, for specs that end its process. Says over the channel to its parent where it serves.
import { JsonLog } from '@meja/core';
import { channelEmailPlugin } from '@meja/plugin-channel-email';
import { examplePlugin } from '@meja/plugin-example';
import { invitePeople, witnessPlugin } from '@meja/testing';
import { serve } from '../dist/serve.js';

const { witness, people, queue, ...settings } = JSON.parse(process.argv[2]);
process.once('disconnect', () => process.exit(1));

const log = new JsonLog({ level: 'warn', write: (line) => process.stderr.write(line) });
const plugins = [channelEmailPlugin({ authservId: 'mx.test.example' }), examplePlugin({ officePhone: '+1 555 0100' }), witnessPlugin(witness)];
const server = await serve(settings, plugins, { log, queue });
const main = (await server.workspace('main')) ?? (await server.createWorkspace({ slug: 'main', name: 'Test company', hosts: [], demo: false }));
process.on('message', ({ deliver, mail }) => {
  server.receive(main, 'email', Buffer.from(mail, 'base64')).then((receipt) => process.send({ delivered: deliver, receipt }), (error) => process.send({ delivered: deliver, reason: String(error) }));
});
process.send({ address: server.address, main, people: people ?? (await invitePeople(server, main)) });
