import { type Configuration, JsonLog, loadConfiguration, openInstallation, type RunningServer, startServer } from '@meja/core';
import { pages, plugins } from '@meja/server';
import { parseArguments } from '../arguments.js';
import type { Call, Command } from '../command.js';
import { explain } from '../explain.js';
import { demoAccounts, demoPassword, demoSlug, forgetUnfinishedDemo, makeDemo } from '../installation/demo.js';
import { claimStore } from '../installation/claim-store.js';
import { type OpenedDatabase, openDatabase } from '../installation/open-database.js';
import { refuseWeakSecrets } from '../installation/weak-secrets.js';
import { claimAddress } from '../installation/web-address.js';

/** Serves: the embedded database unless another is named, migrations, the demo on an empty installation, everything in one process. */
export const start: Command = {
  name: 'start',
  usage: '',
  async run(call) {
    parseArguments(call.args, {});
    const configuration = await claimAddress(loadConfiguration(call.env, call.cwd));
    if (!configuration.demo) refuseWeakSecrets(configuration);
    claimStore(configuration);
    const ending = new Ending(call);
    forgetUnfinishedDemo(configuration);
    const database = await openDatabase(configuration, ({ final, failure }) => {
      call.err(call.say('start.databaseCrashed'));
      if (final) ending.fail(failure);
    });
    try {
      const server = await serve(call, configuration, database);
      const exitCode = await ending.wait();
      return (await within(configuration.stopSeconds, server.stop())) ? exitCode : 1;
    } finally {
      await database.stop();
    }
  },
};

async function serve(call: Call, configuration: Configuration, database: OpenedDatabase): Promise<RunningServer> {
  const settings = { ...configuration, databaseUrl: database.url };
  const log = new JsonLog({ level: configuration.logLevel, pretty: configuration.logFormat === 'auto' ? process.stdout.isTTY === true : configuration.logFormat === 'pretty' });
  const isDemo = await prepare(call, configuration, () => openInstallation(settings, plugins, { log }));
  const server = await startServer(settings, plugins, { log, pages: pages() });
  announce(call, configuration, isDemo);
  return server;
}

/** Everything is up to date before the first request. Answers whether there is a demo to show. */
async function prepare({ say, err }: Call, configuration: Configuration, open: () => ReturnType<typeof openInstallation>): Promise<boolean> {
  const installation = await open();
  try {
    await installation.migrate();
    const workspaces = await installation.workspaces();
    if (workspaces.length > 0 || !configuration.demo) return configuration.demo && workspaces.some(({ slug }) => slug === demoSlug);
    err(say('start.makingDemo'));
    await makeDemo(installation, configuration, { tickets: demoTickets, progress: () => undefined });
    return true;
  } finally {
    await installation.stop();
  }
}

function announce({ say, out }: Call, { publicUrl, role }: Configuration, isDemo: boolean): void {
  if (role === 'worker') return out(say('start.working'));
  out('');
  out(say('start.serving'));
  for (const [key, path] of Object.entries(addresses)) out(`  ${say(`start.${key}`).padEnd(28)} ${publicUrl}${path}`);
  if (isDemo) {
    out('');
    out(say('start.accounts', { password: demoPassword }));
    for (const email of demoAccounts) out(`  ${email}`);
  }
  out('');
  out(say('start.howToStop'));
}

/** What ends a process that serves: somebody asks for it, or a part breaks. */
class Ending {
  private isServing = false;
  private end: (exitCode: number) => void = () => undefined;
  private readonly ended = new Promise<number>((resolve) => (this.end = resolve));

  constructor(private readonly call: Call) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.stop());
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, (error) => this.fail(error));
  }

  wait(): Promise<number> {
    this.isServing = true;
    return this.ended;
  }

  fail(error: unknown): void {
    for (const line of explain(error, this.call.say)) this.call.err(line);
    this.finish(1);
  }

  private stop(): void {
    if (this.isServing) this.call.err(this.call.say('start.stopping'));
    this.finish(0);
  }

  /** While it starts, or when asked twice, it leaves at once: the embedded database ends with this process in any case. */
  private finish(exitCode: number): void {
    if (!this.isServing) process.exit(exitCode === 0 ? 130 : exitCode);
    this.isServing = false;
    this.end(exitCode);
  }
}

/** Whether it was done in time. */
async function within(seconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), seconds * 1_000)));
  return Promise.race([work.then(() => true), patience]).finally(() => clearTimeout(timer));
}

const addresses = { agents: '/', helpCentre: '/help', agentApi: '/graphql', portalApi: '/portal/graphql' };
const demoTickets = 2_000;
