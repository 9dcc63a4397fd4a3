import { Injectable } from '@nestjs/common';
import { Database, loader, may, type GqlContext, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayManagePeople, type HeldRoleFacts, type PersonFacts, type RoleFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { present } from '../../../kernel/graphql/index.js';
import { namedPage, nameKeyOf, PermissionCatalogue, type NamedPage } from '../index.js';
import { Accounts } from '../sessions/index.js';
import { agentsPage, assignableRoles, peopleByIds, rolesOf, type HeldRole } from './people.sql.js';

export interface PeopleQuery {
  readonly search: string | null;
  readonly deactivated: boolean;
  readonly first: number;
  readonly after: string | null;
}

/** Reads agents, their roles and the roles there are, for who may manage people; for everybody else there are none. */
@Injectable()
export class PeopleReader {
  constructor(private readonly db: Database, private readonly accounts: Accounts, private readonly catalogue: PermissionCatalogue) {}

  async agents(ctx: RequestContext, { search, deactivated, first, after }: PeopleQuery): Promise<NamedPage<PersonFacts>> {
    const key = nameKeyOf(after);
    const rows = may(ctx, mayManagePeople) ? await agentsPage(this.db, ctx, { search: search?.trim() || null, deactivated, limit: first + 1, after: key }) : [];
    return namedPage(rows, first);
  }

  async byId(ctx: RequestContext, id: string): Promise<PersonFacts | null> {
    if (!isId(id) || !may(ctx, mayManagePeople)) return null;
    const [person] = await peopleByIds(this.db, ctx, [id]);
    return person ?? null;
  }

  /** Of whom a command just answered that they exist. */
  async existing(ctx: RequestContext, id: string): Promise<PersonFacts> {
    return present(await this.byId(ctx, id), 'person');
  }

  async roles(ctx: RequestContext): Promise<RoleFacts[]> {
    const roles = may(ctx, mayManagePeople) ? await assignableRoles(this.db, ctx) : [];
    return roles.map((role) => this.facts(role));
  }

  rolesOf(gql: GqlContext, userId: string): Promise<HeldRoleFacts[]> {
    return loader(gql, 'user.rolesOf', async (ctx, ids: readonly string[]) => {
      const held = Map.groupBy(await rolesOf(this.db, ctx, ids), (role) => role.userId);
      return ids.map((id) => (held.get(id) ?? []).map((role) => ({ role: this.facts(role), departmentId: role.departmentId })));
    }).load(userId);
  }

  canSignIn(gql: GqlContext, userId: string): Promise<boolean> {
    return loader(gql, 'user.canSignIn', async (ctx, ids: readonly string[]) => {
      const able = await this.accounts.withPassword(ctx, ids);
      return ids.map((id) => able.has(id));
    }).load(userId);
  }

  private facts({ key, name, permissions }: Pick<HeldRole, 'key' | 'name' | 'permissions'>): RoleFacts {
    return { key, name, permissions: this.catalogue.expand(permissions).toSorted() };
  }
}
