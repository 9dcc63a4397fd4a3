import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { parseArguments } from '../arguments.js';
import type { Call, Command } from '../command.js';
import { explain } from '../explain.js';
import { chooseWorkspace } from '../installation/choose-workspace.js';
import { withInstallation } from '../installation/with-installation.js';

/**
 * Takes one message from a mail server. Exit codes are those of sysexits.h, which mail servers read: 0 means stored, 65 that
 * these bytes will never be taken, and 75 to try again. Whatever else goes wrong is 75, so that no mail is lost to a typing error.
 */
export const mailIn: Command = {
  name: 'mail-in',
  usage: '[file.eml] [--workspace <slug>] [--channel email]',
  async run(call) {
    try {
      return await takeIn(call);
    } catch (error) {
      for (const line of explain(error, call.say)) call.err(line);
      return tryAgain;
    }
  },
};

function takeIn(call: Call): Promise<number> {
  const { values, positionals } = parseArguments(call.args, { workspace: { type: 'string' }, channel: { type: 'string', default: 'email' } }, 1);
  return withInstallation(call, async ({ installation, configuration }) => {
    const [file] = positionals;
    const bytes = await readAtMost(file === undefined ? call.stdin : createReadStream(file), configuration.maxMailBytes);
    if (bytes === null || bytes.byteLength === 0) {
      call.err(call.say(bytes === null ? 'mailIn.tooLarge' : 'mailIn.empty', { most: configuration.maxMailBytes }));
      return refused;
    }
    const workspace = await chooseWorkspace(installation, values.workspace);
    const receipt = await installation.receive(workspace, values.channel, bytes);
    call.out(call.say(`mailIn.${receipt.outcome}`, { ...receipt }));
    return 0;
  });
}

/** Null when there is more than may be. */
async function readAtMost(stream: Readable, most: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.byteLength;
    if (size > most) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const refused = 65;
const tryAgain = 75;
