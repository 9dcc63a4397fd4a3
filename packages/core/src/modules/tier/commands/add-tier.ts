import { Injectable } from '@nestjs/common';
import { Changes, Database, ok, refuse, validationFailed, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { addTier } from '@meja/plugin-sdk/server/tier';
import { makeId } from '../../../kernel/context/ids.js';
import { Tier } from '../entities/tier.js';

/** Adds a support tier to a department. Refused when the department has that level already. */
@Injectable()
export class AddTier implements Handles<typeof addTier> {
  constructor(private readonly db: Database, private readonly changes: Changes) {}

  async execute(ctx: RequestContext, { departmentId, level, name }: InputOf<typeof addTier>) {
    const tiers = this.db.repo(ctx, Tier);
    if (await tiers.existsBy({ departmentId, level })) return refuse(validationFailed({ issues: [{ path: 'level', reason: 'taken' }] }));
    const tierId = makeId();
    await tiers.insert({ id: tierId, departmentId, level, name });
    await this.changes.record(ctx, { entity: 'Tier', entityId: tierId, fields: { level: { before: null, after: level }, name: { before: null, after: name } } });
    return ok({ tierId });
  }
}
