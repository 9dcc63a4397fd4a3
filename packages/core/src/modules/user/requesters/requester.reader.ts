import { Injectable } from '@nestjs/common';
import { Database, may, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { mayReadPeople, type UserFacts } from '@meja/plugin-sdk/server/user';
import { beginningWith } from './requesters.sql.js';

/** Fewer letters fit too many people to be of use. */
const fewest = 2;
const longest = 100;

/** Finds who a ticket is opened for, by the first letters; nobody for who may not read people. */
@Injectable()
export class RequesterReader {
  constructor(private readonly db: Database) {}

  async beginningWith(ctx: RequestContext, search: string, first: number): Promise<UserFacts[]> {
    const letters = search.trim().toLowerCase();
    if (letters.length < fewest || letters.length > longest || first < 1 || !may(ctx, mayReadPeople)) return [];
    return beginningWith(this.db, ctx, letters, first);
  }
}
