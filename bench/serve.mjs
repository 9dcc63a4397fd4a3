// A whole server in a process of its own, as an installation runs it, with pages only when they are asked for. Says over the channel to its parent where it
// serves, and takes in mail when told: there is no other way in for mail than this process or a command line per mail.
import { JsonLog, loadConfiguration, startServer, systemContext } from '@meja/core';
import { createAgent, createDepartment, Credentials, grantRole, revokeRole, ThreadTokens } from '@meja/core/testing';
import { addTier, Commands, registerRequester } from '@meja/plugin-sdk/server';
import { pages, plugins } from '@meja/server';
import { mailsFor } from './mails.mjs';

const { databaseUrl, folder, role, pages: hasPages = false, isQuiet = false } = JSON.parse(process.argv[2]);
// What was solved long ago stays solved: closing a third of all tickets would be measured along with everything else.
const environment = { PORT: '0', MEJA_DATA: folder, MEJA_ROLE: role, MEJA_TRUSTED_PROXIES: '127.0.0.1', MEJA_CLOSE_SOLVED_AFTER_DAYS: '365' };
const settings = { ...loadConfiguration(environment, folder), databaseUrl };
process.once('disconnect', () => process.exit(1));

// A node whose database is taken away has much to say about it.
const log = new JsonLog({ level: 'warn', write: (line) => !isQuiet && process.stderr.write(line) });
const server = await startServer(settings, plugins, { log, ...(hasPages ? { pages: pages() } : {}) });
const workspace = (await server.workspace('main')) ?? (await server.createWorkspace({ slug: 'main', name: 'Bench company', hosts: [], demo: false }));
const ctx = systemContext(workspace, 'bench');

const tasks = {
  company: ({ departments, agents, password }) => makeCompany(departments, agents, password),
  requesters: ({ emails }) => registerAll(emails),
  giveRole: (role) => done(grantRole, role),
  takeRole: (role) => done(revokeRole, role),
  mail: ({ recipients, count, concurrency, seed }) => takeIn(recipients, { count, concurrency, seed }),
  stop: () => server.stop(),
};

process.on('message', async ({ id, task, input }) => {
  try {
    process.send({ id, answer: await tasks[task](input) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.send({ address: server.address, workspace });

async function done(command, input) {
  const result = await server.app.get(Commands, { strict: false }).execute(ctx, command, input);
  if (!result.ok) throw new Error(`${command.id} refused: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Departments with tiers, and agents; each agent works in the departments of the given positions. */
async function makeCompany(departments, agents, password) {
  const made = [];
  for (const { key, name, tiers } of departments) {
    const { departmentId } = await done(createDepartment, { key, name });
    for (const [index, tier] of tiers.entries()) await done(addTier, { departmentId, level: index + 1, name: tier });
    made.push(departmentId);
  }
  for (const { email, name, worksIn } of agents) {
    const { userId } = await done(createAgent, { email, name, roles: worksIn.map((position) => ({ roleKey: 'agent', departmentId: made[position] })) });
    if (email === agents[0].email) await server.app.get(Credentials, { strict: false }).setPassword(ctx, userId, password);
  }
}

/** Requesters who can sign in. */
async function registerAll(emails) {
  for (const email of emails) await server.app.get(Credentials, { strict: false }).setPassword(ctx, (await done(registerRequester, { email })).userId, `${email} has chosen this`);
}

/** Mails that lie ready go in through channel and ledger; answers how long each took. */
async function takeIn(recipients, { count, concurrency, seed }) {
  const tokens = server.app.get(ThreadTokens, { strict: false });
  const mails = mailsFor({ recipients, count, seed, tokenOf: (ticketId, address) => tokens.mint(ctx, ticketId, address) });
  const latencies = [];
  const outcomes = {};
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < mails.length) {
      const at = performance.now();
      const { outcome, reason } = await server.receive(workspace, 'email', mails[next++]);
      latencies.push(performance.now() - at);
      const name = reason ? `${outcome}: ${reason}` : outcome;
      outcomes[name] = (outcomes[name] ?? 0) + 1;
    }
  }));
  return { latencies, outcomes, milliseconds: performance.now() - began };
}
