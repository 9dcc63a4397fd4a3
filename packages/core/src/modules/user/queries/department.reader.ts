import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Departments, type DepartmentFacts } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { Department } from '../entities/department.js';

const columns = { id: true, name: true } as const;

/** Reads departments. Their names are no secret: the form of a request shows them to everybody. */
@Injectable()
export class DepartmentReader extends Departments {
  constructor(private readonly db: Database) {
    super();
  }

  all(ctx: RequestContext): Promise<DepartmentFacts[]> {
    return this.db.repo(ctx, Department).find({ select: columns, order: { position: 'asc', id: 'asc' } });
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(DepartmentFacts | null)[]> {
    const found = await this.db.repo(ctx, Department).find({ select: columns, where: { id: In([...new Set(ids)].filter(isId)) } });
    const byId = new Map(found.map((department) => [department.id, department]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
