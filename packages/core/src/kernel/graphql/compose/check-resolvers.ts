import { isInterfaceType, isObjectType, type FieldDefinitionNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { anybody } from '@meja/plugin-sdk/server/kernel';
import type { Problems } from '../../plugins/boot-refused.js';
import type { Audience } from '../authentication.js';
import { customFieldMark } from './marks.js';
import type { ResolvedField } from './resolved-fields.js';
import { place } from './sources.js';

interface Resolution {
  readonly api: Audience;
  readonly schema: GraphQLSchema;
  readonly fields: readonly ResolvedField[];
  /** Ids that somebody contributes. */
  readonly permissions: ReadonlySet<string>;
}

/** Holds the resolvers against the SDL. Answers who defined each field. */
export function checkResolvers(resolution: Resolution, problems: Problems): Map<string, string> {
  const definedBy = new Map<string, string>();
  const resolvers = new Map<string, ResolvedField>();
  for (const field of resolution.fields) {
    const first = resolvers.get(field.path);
    if (first) problems.add(field.contributor, `${field.method} resolves ${field.path}, which ${first.contributor} (${first.method}) resolves already`, 'Remove one of the two.');
    else resolvers.set(field.path, field);
    checkField(resolution, field, problems);
  }
  for (const type of Object.values(resolution.schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const path = `${type.name}.${field.name}`;
      const { contributor, line } = place(field.astNode);
      definedBy.set(path, contributor);
      const why = mustBeResolved(resolution.schema, type, field);
      if (why && !resolvers.has(path)) problems.add(contributor, `its ${resolution.api} SDL, line ${line}: nobody resolves ${path}, ${why}`, `Write a method for it, or remove the line.`);
    }
  }
  return definedBy;
}

const roots = new Set(['Query', 'Mutation', 'Subscription']);

function checkField({ api, schema, permissions }: Resolution, field: ResolvedField, problems: Problems): void {
  const { contributor, method, path, allowed } = field;
  const [typeName = '', name = ''] = path.split('.');
  const type = schema.getType(typeName);
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!definition) return problems.add(contributor, `${method} resolves ${path}, which the ${api} SDL does not have`, 'Add it to your SDL, or correct the name.');
  const { contributor: owner, line } = place(definition.astNode);
  if (owner !== contributor) problems.add(contributor, `${method} resolves ${path} of ${owner} (line ${line} of its SDL)`, `Only ${owner} may. Add a field of your own with "extend type ${typeName}".`);
  if (isMarked(definition) || isFailureText(schema, typeName, name)) problems.add(contributor, `${method} resolves ${path}, which the kernel resolves`, 'Remove the method.');
  if (roots.has(typeName) && !allowed) problems.add(contributor, `${method} (${path}, line ${line} of its ${api} SDL) has no @Allow`, 'Say who may try: @Allow(permission), or @Allow(anybody).');
  if (allowed && allowed !== anybody && !permissions.has(allowed.id)) problems.add(contributor, `${method} asks for the permission ${allowed.id}, which nobody contributes`, 'List it in `permissions`, or nobody can be granted it.');
}

/** Why the facts of the parent cannot hold the answer; null when they may. */
function mustBeResolved(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string | null {
  if (roots.has(type.name)) return 'a root field';
  if (field.args.length > 0) return 'which has arguments';
  if (isMarked(field) || isFailureText(schema, type.name, field.name)) return null;
  return moduleOf(place(field.astNode).contributor) === moduleOf(place(type.astNode).contributor) ? null : `and the facts of ${type.name} come from ${place(type.astNode).contributor}`;
}

/** An aggregate, `ticket.escalation`, knows the facts of its module. Ids of plugins have no dot. */
const moduleOf = (contributor: string): string => contributor.split('.')[0] ?? contributor;

const isMarked = ({ astNode }: { astNode?: FieldDefinitionNode | null | undefined }): boolean => (astNode?.loc?.source.body ?? '').startsWith(customFieldMark);

function isFailureText(schema: GraphQLSchema, typeName: string, name: string): boolean {
  const type = schema.getType(typeName);
  return name === 'message' && isObjectType(type) && type.getInterfaces().some((face) => face.name === 'Failure');
}
