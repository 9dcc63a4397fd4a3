import { Injectable } from '@nestjs/common';
import { Clock, Database, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { Tiers, type TierFacts } from '@meja/plugin-sdk/server/tier';
import { isId } from '../../../kernel/context/ids.js';
import { Remembered } from '../../../kernel/database/index.js';
import { Tier } from '../entities/tier.js';

/** Tiers change a few times a year and are read with every ticket: each node keeps those of a workspace for five seconds. */
const keptForMs = 5_000;

@Injectable()
export class TierReader extends Tiers {
  private readonly kept: Remembered<TierFacts[]>;

  constructor(db: Database, clock: Clock) {
    super();
    this.kept = new Remembered(clock, keptForMs, (ctx) => db.repo(ctx, Tier).find({ order: { departmentId: 'ASC', level: 'ASC' } }));
  }

  async ofDepartments(ctx: RequestContext, departmentIds: readonly string[]): Promise<TierFacts[][]> {
    const tiers = await this.knowing(ctx, departmentIds, (tier) => tier.departmentId);
    return departmentIds.map((id) => tiers.filter((tier) => tier.departmentId === id));
  }

  async byIds(ctx: RequestContext, ids: readonly string[]): Promise<(TierFacts | null)[]> {
    const tiers = await this.knowing(ctx, ids, (tier) => tier.id);
    return ids.map((id) => tiers.find((tier) => tier.id === id) ?? null);
  }

  async first(ctx: RequestContext, departmentId: string): Promise<TierFacts | null> {
    const [tiers] = await this.ofDepartments(ctx, [departmentId]);
    return tiers?.[0] ?? null;
  }

  async above(ctx: RequestContext, tierId: string): Promise<TierFacts | null> {
    const { tier, tiers } = await this.among(ctx, tierId);
    return (tier && tiers.find(({ level }) => level > tier.level)) ?? null;
  }

  async below(ctx: RequestContext, tierId: string): Promise<TierFacts | null> {
    const { tier, tiers } = await this.among(ctx, tierId);
    return (tier && tiers.findLast(({ level }) => level < tier.level)) ?? null;
  }

  /** A tier and all of its department, lowest level first. */
  private async among(ctx: RequestContext, tierId: string): Promise<{ tier: TierFacts | null; tiers: TierFacts[] }> {
    const [tier = null] = await this.byIds(ctx, [tierId]);
    const [tiers = []] = tier ? await this.ofDepartments(ctx, [tier.departmentId]) : [];
    return { tier, tiers };
  }

  /** All tiers; read again when one that is asked for is not among those kept, for it may have been added since. */
  private async knowing(ctx: RequestContext, ids: readonly string[], idOf: (tier: TierFacts) => string): Promise<TierFacts[]> {
    const tiers = await this.kept.of(ctx);
    const known = new Set(tiers.map(idOf));
    return ids.some((id) => isId(id) && !known.has(id)) ? this.kept.readAgain(ctx) : tiers;
  }
}
