import { buildASTSchema, GraphQLError, Kind, parse, Source as GraphqlSource, validateSchema, type ASTNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import type { Problems } from '../../plugins/boot-refused.js';
import type { Audience } from '../authentication.js';
import { customFieldMark } from './marks.js';

/** SDL of one contributor. */
export interface Source {
  readonly contributor: string;
  readonly sdl: string;
}

/** Contributor and line of a piece of SDL, for example `pager, line 3`. */
export const place = (node: ASTNode | null | undefined): { contributor: string; line: number } => ({ contributor: node?.loc?.source.name ?? 'kernel', line: node?.loc?.startToken.line ?? 0 });

export function parsed(api: Audience, sources: readonly Source[], problems: Problems): DocumentNode[] {
  return sources.flatMap(({ contributor, sdl }) => {
    try {
      const document = parse(new GraphqlSource(sdl, contributor));
      for (const definition of document.definitions) forbid(definition, `its ${api} SDL, line ${place(definition).line}`, (what, remedy) => problems.add(contributor, what, remedy));
      return [document];
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      problems.add(contributor, `its ${api} SDL, line ${error.locations?.[0]?.line ?? 0}: ${error.message}`, 'Correct the SDL.');
      return [];
    }
  });
}

/** The schema of a document whose definitions fit together; what does not is reported against who came second. */
export function buildChecked(api: Audience, document: DocumentNode, problems: Problems): GraphQLSchema {
  for (const error of validateSDL(document)) report(api, error, problems);
  problems.refuse();
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  for (const error of validateSchema(schema)) report(api, error, problems);
  problems.refuse();
  return schema;
}

const scalars = new Set(['DateTime', 'JSON']);

function forbid(definition: ASTNode, at: string, refuse: (what: string, remedy: string) => void): void {
  if (definition.kind === Kind.SCALAR_TYPE_DEFINITION && !scalars.has(definition.name.value)) refuse(`${at}: scalar ${definition.name.value} has no implementation`, 'Use DateTime, JSON or a built-in scalar.');
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) refuse(`${at}: directive @${definition.name.value}`, 'Directives are not supported; write a resolver.');
  if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) refuse(`${at}: schema { … }`, 'The kernel names the root types; extend Query, Mutation or Subscription.');
}

function report(api: Audience, error: GraphQLError, problems: Problems): void {
  const nodes = error.nodes ?? [];
  const here = place(nodes.at(-1));
  const first = nodes.length > 1 ? place(nodes[0]) : null;
  problems.add(here.contributor, `${where(api, nodes.at(-1))}: ${error.message}${first ? ` It is first in ${first.contributor}, line ${first.line}.` : ''}`.replace(/\.$/, ''), remedy(error.message, here.contributor));
}

const where = (api: Audience, node: ASTNode | undefined): string => (node?.loc?.source.body.startsWith(customFieldMark) ? 'its custom fields' : `its ${api} SDL, line ${place(node).line}`);

function remedy(message: string, contributor: string): string {
  if (/only one|only be defined once|already exists/.test(message)) return `Rename yours, for example with ${contributor} in front; what others define can be extended, not replaced.`;
  if (/^Unknown type|not defined/.test(message)) return 'Define it, or correct the name.';
  return 'Correct the SDL.';
}
