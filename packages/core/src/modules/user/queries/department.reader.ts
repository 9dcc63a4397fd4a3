import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, type DepartmentFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { Department } from '../entities/department.js';

const columns = { id: true, name: true } as const;

/** Departments change a few times a year and are read with every ticket: each node keeps their names for five seconds. */
const keptForMs = 5_000;

interface Kept {
  readonly at: number;
  readonly byId: Promise<ReadonlyMap<string, DepartmentFacts>>;
}

/** Reads departments. Their names are no secret: the form of a request shows them to everybody. */
@Injectable()
export class DepartmentReader extends Departments {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly db: Database, private readonly clock: Clock) {
    super();
  }

  all(ctx: RequestContext): Promise<DepartmentFacts[]> {
    return this.db.repo(ctx, Department).find({ select: columns, order: { position: 'asc', id: 'asc' } });
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(DepartmentFacts | null)[]> {
    const known = await this.known(ctx);
    // One that is not among them may have been made since.
    const byId = ids.some((id) => isId(id) && !known.has(id)) ? await this.readAgain(ctx) : known;
    return ids.map((id) => byId.get(id) ?? null);
  }

  private known(ctx: RequestContext): Promise<ReadonlyMap<string, DepartmentFacts>> {
    const kept = this.kept.get(ctx.workspace.id);
    return kept && this.clock.now().getTime() - kept.at < keptForMs ? kept.byId : this.readAgain(ctx);
  }

  private readAgain(ctx: RequestContext): Promise<ReadonlyMap<string, DepartmentFacts>> {
    const byId = this.all(ctx).then((all) => new Map(all.map((department) => [department.id, department])));
    this.kept.set(ctx.workspace.id, { at: this.clock.now().getTime(), byId });
    byId.catch(() => this.kept.delete(ctx.workspace.id));
    return byId;
  }
}
