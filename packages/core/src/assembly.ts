import { isIP } from 'node:net';
import { Module, type DynamicModule } from '@nestjs/common';
import { Log, type Clock, type InstalledPlugin } from '@meja/plugin-sdk/server/kernel';
import { moduleContributions } from './contributions.js';
import type { Configuration } from './kernel/configuration/index.js';
import { Keys } from './kernel/context/keys.js';
import { checkServer, ControlDirectory, DatabaseAddresses, migrateControl, PgControlDatabase, PgNotices, WorkspaceCreation, WorkspaceDatabase } from './kernel/database/index.js';
import { LocaleTexts } from './kernel/i18n/index.js';
import { JobQueue, type QueueOptions } from './kernel/jobs/index.js';
import { kernelContribution, KernelModule, type KernelParts } from './kernel/kernel.module.js';
import { GuardedOutbound } from './kernel/outbound/index.js';
import { hostModules, loadContributors } from './kernel/plugins/index.js';

/** What core needs of the configuration, and where the control database is: of an embedded one, only who started it knows. */
export type InstallationSettings = Pick<Configuration, 'blobs' | 'maxAttachmentBytes' | 'secret' | 'publicUrl' | 'host' | 'port' | 'role' | 'trustedProxies' | 'outboundAllow' | 'silent' | 'smtpUrl' | 'mailFrom' | 'closeSolvedAfterDays'> & { readonly databaseUrl: string };

/** From left to right, as they may import each other. */
const coreContributions = [kernelContribution, ...moduleContributions];

export interface AssemblyOptions {
  readonly log: Log;
  readonly clock?: Clock;
  readonly queue?: Partial<QueueOptions>;
}

/** The opened parts of an installation, and the Nest module that makes the classes over them. */
export interface Assembly extends KernelParts {
  readonly settings: InstallationSettings;
  readonly database: WorkspaceDatabase;
  readonly directory: ControlDirectory;
  readonly notices: PgNotices;
  readonly outbound: GuardedOutbound;
  readonly creation: WorkspaceCreation;
  readonly imports: DynamicModule[];
  close(): Promise<void>;
}

/** Loads the plugins, checks the server, migrates the control database and opens it. Starts no work. */
export async function assemble(settings: InstallationSettings, plugins: readonly InstalledPlugin[], options: AssemblyOptions): Promise<Assembly> {
  const contributors = loadContributors(coreContributions, plugins);
  const texts = new LocaleTexts(contributors.all.flatMap(({ id, isPlugin, texts }) => (texts ? [{ prefix: isPlugin ? id : '', byLocale: texts }] : [])));
  const addresses = new DatabaseAddresses(settings.databaseUrl);
  await checkServer(addresses);
  const control = new PgControlDatabase(settings.databaseUrl);
  await migrateControl(control, contributors.all.flatMap((contributor) => contributor.controlMigrations));
  const directory = new ControlDirectory(control, ownHosts(settings));
  const database = await WorkspaceDatabase.start(
    {
      type: 'postgres',
      url: settings.databaseUrl,
      entities: contributors.all.flatMap((contributor) => [...(contributor.entities ?? [])]),
      migrations: contributors.all.flatMap((contributor) => [...(contributor.migrations ?? [])]),
      migrationsTableName: 'migration',
      installExtensions: false,
      logging: false,
    },
    addresses,
  );
  const notices = new PgNotices(settings.databaseUrl, options.log);
  const queue = new JobQueue(settings.databaseUrl, options.log, options.queue);
  const outbound = new GuardedOutbound({ allow: settings.outboundAllow, silent: settings.silent, mailServer: hostOf(settings.smtpUrl) });
  const installation = { publicUrl: settings.publicUrl, silent: settings.silent, smtpUrl: settings.smtpUrl, mailFrom: settings.mailFrom };
  const parts = { contributors, database, control, directory, notices, queue, texts, outbound, installation, ...options, keys: new Keys(settings.secret), policies: { closeSolvedAfterDays: settings.closeSolvedAfterDays }, blobsFolder: settings.blobs, maxAttachmentBytes: settings.maxAttachmentBytes };
  return {
    ...parts,
    queue,
    settings,
    creation: new WorkspaceCreation(control, directory, database, addresses),
    imports: [KernelModule.of({ ...parts, queue }), ...coreModules(), ...hostModules(contributors.all)],
    async close() {
      await Promise.all([notices.stop(), database.stop(), outbound.close()]);
      await control.stop();
    },
  };
}

const coreModules = (): DynamicModule[] => coreContributions.filter(({ module }) => module !== KernelModule).map(({ module }) => ({ module }));

/** Names of the installation itself: what the configuration says, and loopback when nobody else can reach it. */
function ownHosts({ publicUrl, host }: InstallationSettings): string[] {
  const named = new URL(publicUrl).hostname;
  const loopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  return [named, ...(loopback ? ['localhost', '127.0.0.1', '[::1]'] : []), ...(isIP(host) ? [host] : [])];
}

/** Where mail leaves, as `host:port`; null when it does not. */
function hostOf(smtpUrl: string | null): string | null {
  if (!smtpUrl) return null;
  const { hostname, port, protocol } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === 'smtps:' ? 465 : 587)}`;
}

/** A Nest application needs one root; everything is imported into it. */
@Module({})
export class RootModule {
  static of(imports: readonly DynamicModule[]): DynamicModule {
    return { module: RootModule, imports: [...imports] };
  }
}
