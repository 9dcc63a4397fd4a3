import type { DynamicModule, Type } from '@nestjs/common';
import type { Contributor } from '../plugins/contributor.js';
import type { Audience } from './authentication.js';

/** A host module of resolvers: always a class with its providers. */
export type ResolverHost = DynamicModule & { readonly module: Type };

/**
 * One Nest module per contributor and API that holds nothing but resolvers. Nest's `include` follows imports, so a resolver in
 * a domain module would answer in both APIs.
 */
export function resolverHosts(api: Audience, contributors: readonly Contributor[], pluginHosts: readonly DynamicModule[]): ResolverHost[] {
  const core = contributors.flatMap(({ module }) => (module ? [module] : []));
  return contributors.flatMap((contributor) => {
    const resolvers = contributor.graphql?.[api]?.resolvers ?? [];
    if (resolvers.length === 0) return [];
    const host = { [`${contributor.id}:${api}`]: class {} }[`${contributor.id}:${api}`] as Type;
    const own = pluginHosts.filter(({ module }) => module.name === `plugin:${contributor.id}`);
    return [{ module: host, imports: contributor.module ? [contributor.module] : [...own, ...core], providers: [...resolvers] }];
  });
}
