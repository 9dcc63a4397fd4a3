import { agentLink, loadConfiguration, seedCompany, systemContext } from '@meja/core';
import { parseArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { CommandFailure } from '../failure.js';
import { demoDomain, demoSlug } from '../installation/demo.js';
import { refuseWeakSecrets } from '../installation/weak-secrets.js';
import { withInstallation } from '../installation/with-installation.js';

/** Makes the first workspace of an installation that is no demo, with one administrator who chooses a password by a link that is shown once. */
export const init: Command = {
  name: 'init',
  usage: '--email <address> --name <person> [--workspace main] [--title <name>] [--mail-domain <domain>]',
  run: (call) => {
    const { values } = parseArguments(call.args, { email: { type: 'string' }, name: { type: 'string' }, workspace: { type: 'string', default: 'main' }, title: { type: 'string' }, 'mail-domain': { type: 'string' } });
    const { name, workspace: slug } = values;
    const email = values.email?.trim().toLowerCase();
    if (email === undefined || !/^[^\s@]+@[^\s@]+$/.test(email)) throw new CommandFailure('ARGUMENTS', { reason: '--email' });
    if (email.endsWith(demoDomain)) throw new CommandFailure('SAMPLE_ADDRESS', { email });
    if (name === undefined || name.trim() === '') throw new CommandFailure('ARGUMENTS', { reason: '--name' });
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(slug) || slug === demoSlug) throw new CommandFailure('ARGUMENTS', { reason: `--workspace ${slug}` });
    refuseWeakSecrets(loadConfiguration(call.env, call.cwd));
    return withInstallation(call, async ({ installation }) => {
      if ((await installation.workspaces()).length > 0) throw new CommandFailure('NOT_EMPTY');
      const workspace = await installation.createWorkspace({ slug, name: values.title ?? slug, hosts: [], demo: false });
      const administrator = { email, name, kind: 'agent', roles: [{ role: 'admin' }], locale: 'en', timeZone: 'UTC' } as const;
      const company = { departments: [firstDepartment], people: [administrator], tickets: () => [] };
      const ctx = systemContext(workspace, 'init');
      await seedCompany(installation, ctx, company, { passwords: new Map(), mailDomain: values['mail-domain'] ?? email.slice(email.indexOf('@') + 1) });
      call.out(call.say('init.done', { slug, email }));
      call.out(`  ${await agentLink(installation, ctx, email)}`);
      return 0;
    });
  },
};

/** The tiers every department begins with; both can be renamed in the settings. */
const firstDepartment = {
  key: 'support',
  name: 'Support',
  tiers: [{ level: 1, name: 'L1' }, { level: 2, name: 'L2' }, { level: 3, name: 'Specialist' }],
} as const;
