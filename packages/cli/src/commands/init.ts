import { agentLink, isAwaited, isUnused, loadConfiguration, seedCompany, systemContext } from '@meja/core';
import { Database, emailAddress, line } from '@meja/plugin-sdk/server/kernel';
import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { demoDomain, demoSlug } from '../installation/demo.js';
import { refuseWeakSecrets } from '../installation/weak-secrets.js';
import { withInstallation } from '../installation/with-installation.js';

/**
 * Makes the first workspace of an installation that is no demo, with one administrator who chooses a password by a link that is shown once. What
 * was cut short is gone on with when it is called again.
 */
export const init: Command = {
  name: 'init',
  usage: '--email <address> --name <person> [--workspace main] [--title <name>] [--mail-domain <domain>]',
  run: (call) => {
    const { slug, title, email, name, mailDomain } = wished(call.args);
    refuseWeakSecrets(loadConfiguration(call.env, call.cwd));
    return withInstallation(call, async ({ installation }) => {
      const [known, another] = await installation.workspaces();
      if (known && (known.slug !== slug || another)) throw new CommandFailure('NOT_EMPTY', { slug: known.slug });
      const unfinished = (await installation.unfinishedWorkspaces()).find((begun) => begun !== slug);
      if (unfinished) throw new CommandFailure('UNFINISHED', { slug: unfinished });
      const workspace = known ?? (await installation.createWorkspace({ slug, name: title, hosts: [], demo: false }));
      const ctx = systemContext(workspace, 'init');
      if (await isUnused(installation, ctx)) {
        const administrator = { email, name, kind: 'agent', roles: [{ role: 'admin' }], locale: 'en', timeZone: 'UTC' } as const;
        const company = { departments: [firstDepartment], people: [administrator], tickets: () => [] };
        // All of it or nothing: half a company would be one that nobody administers.
        await installation.app.get(Database, { strict: false }).transaction(ctx, (ctx) => seedCompany(installation, ctx, company, { passwords: new Map(), mailDomain }));
      } else if (!(await isAwaited(installation, ctx, email))) throw new CommandFailure('NOT_EMPTY', { slug });
      call.out(call.say('init.done', { slug, email }));
      call.out(`  ${await agentLink(installation, ctx, email)}`);
      return 0;
    });
  },
};

/** Everything is checked before anything is made. */
function wished(args: readonly string[]) {
  const { values } = parseArguments(args, { email: { type: 'string' }, name: { type: 'string' }, workspace: { type: 'string', default: 'main' }, title: { type: 'string' }, 'mail-domain': { type: 'string' } });
  const email = read(emailAddress, values.email, '--email');
  if (email.endsWith(demoDomain)) throw new CommandFailure('SAMPLE_ADDRESS', { email });
  const name = read(line(200), values.name, '--name');
  const slug = values.workspace;
  if (!/^[a-z]([a-z0-9-]{0,29}[a-z0-9])?$/.test(slug) || slug === demoSlug) throw new CommandFailure('ARGUMENTS', { reason: `--workspace ${slug}` });
  const title = read(line(200), values.title ?? slug, '--title');
  const mailDomain = values['mail-domain'] ?? email.slice(email.indexOf('@') + 1);
  const route = read(emailAddress, `${firstDepartment.key}@${mailDomain}`, '--mail-domain');
  return { slug, title, email, name, mailDomain: route.slice(route.indexOf('@') + 1) };
}

function read(schema: typeof emailAddress | ReturnType<typeof line>, value: string | undefined, argument: string): string {
  const read = schema['~standard'].validate(value);
  if (read instanceof Promise || read.issues) throw new CommandFailure('ARGUMENTS', { reason: value === undefined ? argument : `${argument} ${value.slice(0, 60)}` });
  return read.value;
}

/** The tiers every department begins with; both can be renamed in the settings. */
const firstDepartment = {
  key: 'support',
  name: 'Support',
  tiers: [{ level: 1, name: 'L1' }, { level: 2, name: 'L2' }, { level: 3, name: 'Specialist' }],
} as const;
