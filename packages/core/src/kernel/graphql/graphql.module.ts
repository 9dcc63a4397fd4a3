import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Log, Texts, type Failure } from '@meja/plugin-sdk/server/kernel';
import { LocaleTexts } from '../i18n/index.js';
import type { Contributor } from '../plugins/contributor.js';
import { composeApi, type ComposedApi } from './compose/compose-api.js';
import { DoorsModule } from './doors.module.js';
import { Mask } from './errors/mask.js';
import { apolloOptions, type RunningApi } from './http/apollo.js';
import { OperationContexts } from './http/operation-context.js';
import { kernelSdl } from './kernel-sdl.js';
import { resolverHosts } from './resolver-hosts.js';
import { generatedResolvers } from './runtime/generated-resolvers.js';
import { doorSettings, type DoorSettings } from './settings.js';

export interface GraphqlParts {
  readonly contributors: readonly Contributor[];
  /** Nest modules of the plugins, as `hostModules` makes them: resolvers of a plugin find its providers there. */
  readonly hosts: readonly DynamicModule[];
  readonly settings?: Partial<DoorSettings>;
}

/**
 * Both APIs with their doors. Needs from global modules: Log, Texts, WorkspaceDirectory, Notices and Authentication. Composing
 * throws `BootRefused` before anything is made. No global module may import it, or the resolvers of one API would be found by the other.
 */
@Module({})
export class GraphqlModule {
  static forRoot({ contributors, hosts, settings }: GraphqlParts): DynamicModule {
    const apis = composeApis(contributors).map((api): RunningApi => ({ composed: api, schema: null, queries: null }));
    return {
      module: GraphqlModule,
      imports: [
        DoorsModule.over(apis, doorSettings(settings)),
        ...apis.flatMap((api) => {
          const resolvers = resolverHosts(api.composed.name, contributors, hosts);
          return [...resolvers, apollo(api, resolvers.map(({ module }) => module), contributors)];
        }),
      ],
    };
  }
}

/** Both APIs of an installation, checked. */
export const composeApis = (contributors: readonly Contributor[]): ComposedApi[] => (['agent', 'portal'] as const).map((name) => composeApi(name, kernelSdl(), contributors));

function apollo(api: RunningApi, include: Type[], contributors: readonly Contributor[]): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [OperationContexts, Mask, Texts, Log],
    useFactory: (contexts: OperationContexts, mask: Mask, texts: Texts, log: Log) => apolloOptions({ api, include, contexts, mask, log, resolvers: generatedResolvers(api.composed.schema, contributors, sentences(texts)) }),
  });
}

/** Core's texts know how to tell a refusal; any other texts say the sentence of its code. */
const sentences = (texts: Texts) => (locale: string, failure: Failure): string => (texts instanceof LocaleTexts ? texts.failureText(locale, failure) : texts.text(locale, `failures.${failure.code}`, failure.params));
