import { Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { Clock, line, notFound, ok, refuse, validationFailed, type RequestContext, type Result } from '@meja/plugin-sdk/server/kernel';
import { mayUsePortal, tooManyApiTokens } from '@meja/plugin-sdk/server/user';
import { isId } from '../../../kernel/context/ids.js';
import { ApiTokens, type ApiTokenFacts } from './api-tokens.sql.js';

const mostTokens = 50;

const draft = v.object({
  name: line(100),
  scopes: v.pipe(v.array(v.string('not_text')), v.minLength(1, 'required'), v.maxLength(100, 'too_many')),
  expiresAt: v.nullable(v.date('not_valid')),
  api: v.picklist(['agent', 'portal'], 'unknown_value'),
});

export type TokenWish = v.InferInput<typeof draft>;

/**
 * Makes and ends tokens of whoever asks. In the control database only, and its answer is a secret: not commands of the pipeline, as
 * `SignIn` is not.
 */
@Injectable()
export class TokenDesk {
  constructor(private readonly tokens: ApiTokens, private readonly clock: Clock) {}

  async create(ctx: RequestContext, wish: TokenWish): Promise<Result<{ secret: string; token: ApiTokenFacts }>> {
    const checked = v.safeParse(draft, wish);
    if (!checked.success) return refuse(validationFailed({ issues: checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issue.message })) }));
    const { name, api, expiresAt } = checked.output;
    const scopes = [...new Set(checked.output.scopes)];
    const reason = expiresAt !== null && expiresAt <= this.clock.now() ? { path: 'expiresAt', reason: 'in_the_past' } : unheld(ctx, api, scopes);
    if (reason) return refuse(validationFailed({ issues: [reason] }));
    const { actor } = ctx;
    if (actor.kind !== 'person') return refuse(notFound({}));
    const created = await this.tokens.create(ctx, { userId: actor.userId, name, scopes, api, expiresAt }, mostTokens);
    return created ? ok(created) : refuse(tooManyApiTokens({ most: mostTokens }));
  }

  ofCaller(ctx: RequestContext): Promise<ApiTokenFacts[]> {
    return ctx.actor.kind === 'person' ? this.tokens.ofUser(ctx, ctx.actor.userId) : Promise.resolve([]);
  }

  async revoke(ctx: RequestContext, id: string): Promise<Result<ApiTokenFacts>> {
    const revoked = ctx.actor.kind === 'person' && isId(id) ? await this.tokens.revoke(ctx, ctx.actor.userId, id) : null;
    return revoked ? ok(revoked) : refuse(notFound({}));
  }
}

/** A scope that the maker does not hold, a narrower token among the makers, is no scope of the new one. In the help centre everybody holds one thing. */
function unheld({ actor }: RequestContext, api: 'agent' | 'portal', scopes: readonly string[]): { path: string; reason: string } | null {
  const held = (scope: string): boolean => (api === 'portal' ? scope === mayUsePortal.id && !(actor.kind === 'person' && actor.byToken) : actor.kind === 'person' && actor.grants.has(scope));
  const at = scopes.findIndex((scope) => !held(scope));
  return at === -1 ? null : { path: `scopes.${at}`, reason: 'unknown_value' };
}
