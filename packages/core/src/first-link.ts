import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, Users } from '@meja/plugin-sdk/server/user';
import type { Installation } from './installation.js';
import { AccountLinks } from './modules/user/account-links/index.js';
import { Accounts, PeopleGrants } from './modules/user/index.js';

/**
 * The link by which an agent chooses a password, for the terminal of whoever runs the installation: the first administrator, or somebody whom no
 * mail reaches. Works once. Null when nobody active with this address is an agent.
 */
export async function agentLink({ app }: Pick<Installation, 'app'>, ctx: RequestContext, email: string): Promise<string | null> {
  const [db, links] = [app.get(Database, { strict: false }), app.get(AccountLinks, { strict: false })];
  const user = await app.get(Users, { strict: false }).byEmail(ctx, email);
  if (!user || !(await app.get(PeopleGrants, { strict: false }).of(ctx, 'agent', user.id))) return null;
  const id = await db.transaction(ctx, (ctx) => links.make(ctx, { userId: user.id, audience: 'agent', kind: 'invitation', isMailed: false }));
  return links.urlOf(ctx, id);
}

/** True for a workspace in which nothing was made yet: its first company can be. */
export async function isUnused({ app }: Pick<Installation, 'app'>, ctx: RequestContext): Promise<boolean> {
  return (await app.get(Departments, { strict: false }).all(ctx)).length === 0;
}

/** True while an agent of this address has an account here and never chose a password: another link may take the place of one that nobody saw. */
export async function isAwaited({ app }: Pick<Installation, 'app'>, ctx: RequestContext, email: string): Promise<boolean> {
  const account = await app.get(Accounts, { strict: false }).find(ctx, 'agent', email);
  return account !== null && account.passwordHash === null;
}
