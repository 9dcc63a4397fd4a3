import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, type DepartmentFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { Remembered } from '../../../kernel/database/index.js';
import { Department } from '../entities/department.js';

const columns = { id: true, name: true } as const;

/** Departments change a few times a year and are read with every ticket: each node keeps their names for five seconds. */
const keptForMs = 5_000;

/** Reads departments. Their names are no secret: the form of a request shows them to everybody. */
@Injectable()
export class DepartmentReader extends Departments {
  private readonly kept: Remembered<ReadonlyMap<string, DepartmentFacts>>;

  constructor(private readonly db: Database, clock: Clock) {
    super();
    this.kept = new Remembered(clock, keptForMs, async (ctx) => new Map((await this.all(ctx)).map((department) => [department.id, department])));
  }

  all(ctx: RequestContext): Promise<DepartmentFacts[]> {
    return this.db.repo(ctx, Department).find({ select: columns, order: { position: 'asc', id: 'asc' } });
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(DepartmentFacts | null)[]> {
    const known = await this.kept.of(ctx);
    // One that is not among them may have been made since.
    const byId = ids.some((id) => isId(id) && !known.has(id)) ? await this.kept.readAgain(ctx) : known;
    return ids.map((id) => byId.get(id) ?? null);
  }
}
