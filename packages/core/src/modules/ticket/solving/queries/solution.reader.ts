import { Injectable } from '@nestjs/common';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Solutions, type SolutionFacts, type SolutionHitFacts, type SolutionQuery } from '@meja/plugin-sdk/server/ticket';
import { isId } from '../../../../kernel/context/ids.js';
import { scopeOf } from '../../index.js';
import { solutionOfNumber, solutionsByIds, solutionsThatFit, type SolutionRow } from './solutions.sql.js';
import { soughtWords } from './words.js';

/** All reads of solutions, within the tickets that `ctx` may see. They are words of agents for agents: a requester reads what the reply tells them. */
@Injectable()
export class SolutionReader extends Solutions {
  constructor(private readonly db: Database) {
    super();
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(SolutionFacts | null)[]> {
    const rows = isPortal(ctx) ? [] : await solutionsByIds(this.db, ctx, scopeOf(ctx), ids.filter(isId));
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** By number; then what has all the words; then what has any; then what begins alike. The next is asked only while there is room. */
  async find(ctx: RequestContext, { words, departmentId, first }: SolutionQuery): Promise<SolutionHitFacts[]> {
    if (isPortal(ctx) || (departmentId !== null && !isId(departmentId))) return [];
    const { all, any, nearly, number } = soughtWords(words);
    const scope = scopeOf(ctx);
    const hits = new Map<string, SolutionRow>();
    const add = (rows: readonly SolutionRow[]): void => rows.forEach((row) => hits.size < first && hits.set(row.id, hits.get(row.id) ?? row));
    if (number !== null) add(await solutionOfNumber(this.db, ctx, scope, { number, departmentId }));
    for (const fits of [all, any, nearly]) {
      if (fits === null || hits.size >= first) continue;
      add(await solutionsThatFit(this.db, ctx, scope, { fits, weigh: fits === nearly ? fits : (any ?? fits), departmentId, first }));
    }
    return [...hits.values()].map(({ subject, ...solution }) => ({ solution, ticketId: solution.ticketId, subject }));
  }
}

const isPortal = ({ actor }: RequestContext): boolean => actor.kind !== 'system' && actor.audience === 'portal';
