import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { checkoutAround } from '../new-plugin/checkout.js';
import { namesFor } from '../new-plugin/names.js';
import { pluginFiles } from '../new-plugin/render.js';
import { architecturePage, installed, pluginList, serverManifest, toldAbout, withDependency } from '../new-plugin/wire.js';

/** Writes a plugin that passes its own tests, and installs it in the server. Everything is worked out before the first byte is written. */
export const newPlugin: Command = {
  name: 'new',
  usage: 'plugin <id>',
  async run({ args, cwd, say, out }) {
    const { positionals: [kind, id = ''] } = parseArguments(args, {}, 2);
    if (kind !== 'plugin') throw new CommandFailure('ARGUMENTS', { reason: 'meja new plugin <id>' });
    const names = namesFor(id);
    const root = checkoutAround(cwd);
    const folder = join('plugins', id);
    if (existsSync(join(root, folder))) throw new CommandFailure('PLUGIN_EXISTS', { folder });

    const edited = (path: string, edit: (text: string) => string) => [path, edit(readFileSync(join(root, path), 'utf8'))] as const;
    const files = new Map([
      ...[...pluginFiles(names)].map(([path, text]) => [join(folder, path), text] as const),
      edited(pluginList, (text) => installed(text, names)),
      edited(serverManifest, (text) => withDependency(text, names)),
      ...(existsSync(join(root, architecturePage)) ? [edited(architecturePage, (text) => toldAbout(text, names))] : []),
    ]);
    for (const [path, text] of files) write(join(root, path), text);
    out(say('newPlugin.done', { folder, steps: ['npx pnpm install', `npx pnpm test plugins/${id}`, 'npx pnpm start'] }));
    return 0;
  },
};

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
