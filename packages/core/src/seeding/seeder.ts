import { Commands, Database, type CommandToken, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { setHandoverFields } from '@meja/plugin-sdk/server/ticket';
import { addTier } from '@meja/plugin-sdk/server/tier';
import type { Installation } from '../installation.js';
import { makeId } from '../kernel/context/ids.js';
import { createAgent, createDepartment, Credentials } from '../modules/user/index.js';
import type { SeedCompany, SeedPerson, SeedTicket } from './company.js';
import { known, type Ids } from './ids.js';
import { ticketRows } from './rows.js';
import { insertOrganizations, insertRequesters, insertTickets, routeMail } from './seeding.sql.js';

const batch = 500;

export interface SeedOptions {
  /** Set for these people; the others cannot sign in. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Mail to `<department key>@<domain>` goes to that department. */
  readonly mailDomain: string;
  readonly progress?: (ticketsWritten: number) => void;
}

/** Fills an empty workspace with a company: people by the commands, tickets in bulk. Once; it does not look for what is there. */
export async function seedCompany({ app }: Installation, ctx: RequestContext, company: SeedCompany, options: SeedOptions): Promise<void> {
  const db = app.get(Database, { strict: false });
  const commands = app.get(Commands, { strict: false });
  const credentials = app.get(Credentials, { strict: false });
  const ids: Ids = { users: new Map(), names: new Map(company.people.map(({ email, name }) => [email, name])), departments: new Map(), tiers: new Map(), organizations: new Map() };

  for (const { key, name, tiers, handoverFields = [] } of company.departments) {
    const { departmentId } = await done(commands, ctx, createDepartment, { key, name });
    ids.departments.set(key, departmentId);
    for (const tier of tiers) ids.tiers.set(`${key}/${tier.level}`, (await done(commands, ctx, addTier, { departmentId, ...tier })).tierId);
    if (handoverFields.length > 0) await done(commands, ctx, setHandoverFields, { departmentId, fields: handoverFields.map((field) => ({ ...field, choices: [...field.choices] })) });
    await routeMail(db, ctx, departmentId, `${key}@${options.mailDomain}`);
  }
  for (const person of company.people.filter(({ kind }) => kind === 'agent')) {
    const { email, name, locale, timeZone } = person;
    const { userId } = await done(commands, ctx, createAgent, { email, name, locale, timeZone, roles: rolesOf(person, ids) });
    ids.users.set(email, userId);
  }
  for (const { email, id } of await insertRequesters(db, ctx, company.people.filter(({ kind }) => kind === 'requester'))) ids.users.set(email, id);
  await writeOrganizations(db, ctx, company, ids);
  await writeTickets(db, ctx, company, ids, options);
  for (const [email, password] of options.passwords) await credentials.setPassword(ctx, known(ids.users, email), password);
}

async function writeOrganizations(db: Database, ctx: RequestContext, { organizations = [], people }: SeedCompany, ids: Ids): Promise<void> {
  const idOf = new Map(organizations.map(({ key }) => [key, makeId()]));
  const members = people.flatMap(({ email, organizationKey, managesOrganization = false }) => {
    if (organizationKey === null || organizationKey === undefined) return [];
    const organizationId = known(idOf, organizationKey);
    ids.organizations.set(email, organizationId);
    return [{ organization_id: organizationId, user_id: known(ids.users, email), is_manager: managesOrganization }];
  });
  await db.transaction(ctx, (ctx) => insertOrganizations(db, ctx, organizations.map(({ key, name }) => ({ id: known(idOf, key), name })), members));
}

async function writeTickets(db: Database, ctx: RequestContext, company: SeedCompany, ids: Ids, { progress }: SeedOptions): Promise<void> {
  let waiting: SeedTicket[] = [];
  let written = 0;
  const write = async (): Promise<void> => {
    await db.transaction(ctx, (ctx) => insertTickets(db, ctx, ticketRows(waiting, ids)));
    written += waiting.length;
    waiting = [];
    progress?.(written);
  };
  for (const ticket of company.tickets()) if (waiting.push(ticket) === batch) await write();
  await write();
}

const rolesOf = ({ roles }: SeedPerson, ids: Ids) =>
  roles.map((role) => (role.role === 'admin' ? { roleKey: 'admin', departmentId: null } : { roleKey: 'agent', departmentId: known(ids.departments, role.departmentKey) }));

async function done<I, O>(commands: Commands, ctx: RequestContext, command: CommandToken<I, O>, input: NoInfer<I>): Promise<O> {
  const result = await commands.execute(ctx, command, input);
  if (!result.ok) throw new Error(`${command.id} refused while seeding: ${result.failure.code} ${JSON.stringify(result.failure.params)}`);
  return result.value;
}
