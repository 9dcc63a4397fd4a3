import { Injectable } from '@nestjs/common';
import { Changes, Database, ok, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { makeId } from '../../../kernel/context/ids.js';
import { Department } from '../entities/department.js';
import type { createDepartment } from './tokens.js';

/** Adds a department at the end of the list. Finds it when the key is taken, so that a seed can run twice. */
@Injectable()
export class CreateDepartment implements Handles<typeof createDepartment> {
  constructor(private readonly db: Database, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { key, name }: InputOf<typeof createDepartment>) {
    const departments = this.db.repo(ctx, Department);
    const known = await departments.findOneBy({ key });
    if (known) return ok({ departmentId: known.id });
    const last = await departments.maximum('position');
    const department = departments.create({ id: makeId(), key, name, position: (last ?? 0) + 1 });
    await departments.insert(department);
    await this.changes.record(ctx, { entity: 'Department', entityId: department.id, fields: { name: { before: null, after: name } } });
    return ok({ departmentId: department.id });
  }
}
