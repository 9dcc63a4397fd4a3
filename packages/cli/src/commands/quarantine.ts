import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Quarantine, systemContext } from '@meja/core';
import type { Locale, RequestContext } from '@meja/plugin-sdk/server/kernel';
import { parseArguments } from '../arguments.js';
import type { Call, Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { chooseWorkspace } from '../installation/choose-workspace.js';
import { withInstallation } from '../installation/with-installation.js';
import { languageOf } from '../texts.js';

/** Mail that could not be read: what there is and why, into a file, once more, or away with it. */
export const quarantine: Command = {
  name: 'quarantine',
  usage: '[list | export <id> <file> | retry <id>… | retry --all | discard <id>…] [--workspace <slug>]',
  run: (call) => {
    const { values, positionals } = parseArguments(call.args, { workspace: { type: 'string' }, all: { type: 'boolean', default: false } }, 1_000);
    const [verb = 'list', ...named] = positionals;
    const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!work) throw new CommandFailure('COMMAND_UNKNOWN', { name: `quarantine ${verb}` });
    return withInstallation(call, async ({ installation }) => {
      const workspace = await chooseWorkspace(installation, values.workspace);
      const ctx = { ...systemContext(workspace, 'quarantine'), locale: languageOf(call.env) as Locale };
      await work({ call, ctx, kept: installation.app.get(Quarantine, { strict: false }), named, all: values.all });
      return 0;
    });
  },
};

interface Work {
  readonly call: Call;
  readonly ctx: RequestContext;
  readonly kept: Quarantine;
  readonly named: readonly string[];
  readonly all: boolean;
}

const verbs: Readonly<Record<string, (work: Work) => Promise<void>>> = {
  async list({ call, ctx, kept }) {
    const found = await kept.list(ctx);
    for (const { id, channel, receivedAt, size, sentence } of found) call.out(`${id}  ${receivedAt.toISOString()}  ${channel}  ${size === null ? '-' : `${size} B`}  ${sentence}`);
    if (found.length === 0) call.err(call.say('quarantine.none'));
  },

  async export({ call, ctx, kept, named: [id = '', file] }) {
    if (file === undefined) throw new CommandFailure('ARGUMENTS', { reason: 'meja quarantine export <id> <file>' });
    const bytes = await kept.raw(ctx, id);
    if (!bytes) throw new CommandFailure('QUARANTINE_UNKNOWN', { id });
    write(resolve(call.cwd, file), bytes);
    call.out(call.say('quarantine.exported', { file, size: bytes.byteLength }));
  },

  async retry({ call, ctx, kept, named, all }) {
    const wanted = all ? (await kept.list(ctx)).filter(({ size }) => size !== null).map(({ id }) => id) : named;
    if (wanted.length === 0 && !all) throw new CommandFailure('ARGUMENTS', { reason: 'meja quarantine retry <id>… | --all' });
    for (const id of wanted) {
      const receipt = await kept.retry(ctx, id);
      if (!receipt) throw new CommandFailure('QUARANTINE_UNKNOWN', { id });
      call.out(`${id}  ${call.say(`mailIn.${receipt.outcome}`, { ...receipt })}`);
    }
    if (wanted.length === 0) call.err(call.say('quarantine.none'));
  },

  async discard({ call, ctx, kept, named }) {
    if (named.length === 0) throw new CommandFailure('ARGUMENTS', { reason: 'meja quarantine discard <id>…' });
    for (const id of named) if (!(await kept.discard(ctx, id))) throw new CommandFailure('QUARANTINE_UNKNOWN', { id });
    call.out(call.say('quarantine.discarded', { count: named.length }));
  },
};

/** For its owner alone, and never over a file that is there. */
function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new CommandFailure('FILE_EXISTS', { file }) : error;
  }
}
