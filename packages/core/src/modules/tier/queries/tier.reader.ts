import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import { Tier } from '../entities/tier.js';

/** Tiers change a few times a year and are read with every ticket: each node keeps those of a workspace for five seconds. */
const keptForMs = 5_000;

@Injectable()
export class TierReader extends Tiers {
  private readonly kept = new Map<string, { at: number; tiers: Promise<TierFacts[]> }>();

  constructor(private readonly db: Database, private readonly clock: Clock) {
    super();
  }

  async ofDepartments(ctx: RequestContext, departmentIds: readonly string[]): Promise<TierFacts[][]> {
    const tiers = await this.all(ctx);
    return departmentIds.map((id) => tiers.filter((tier) => tier.departmentId === id));
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(TierFacts | null)[]> {
    const tiers = await this.all(ctx);
    return ids.map((id) => tiers.find((tier) => tier.id === id) ?? null);
  }

  async first(ctx: RequestContext, departmentId: string): Promise<TierFacts | null> {
    const [tiers] = await this.ofDepartments(ctx, [departmentId]);
    return tiers?.[0] ?? null;
  }

  private all(ctx: RequestContext): Promise<TierFacts[]> {
    const now = this.clock.now().getTime();
    const kept = this.kept.get(ctx.workspace.id);
    if (kept && now - kept.at < keptForMs) return kept.tiers;
    const tiers = this.db.repo(ctx, Tier).find({ order: { departmentId: 'ASC', level: 'ASC' } });
    this.kept.set(ctx.workspace.id, { at: now, tiers });
    tiers.catch(() => this.kept.delete(ctx.workspace.id));
    return tiers;
  }
}
