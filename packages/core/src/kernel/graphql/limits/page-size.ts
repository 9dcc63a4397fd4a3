import { Kind, valueFromASTUntyped, type FieldNode, type GraphQLField, type ValueNode, type VariableDefinitionNode } from 'graphql';
import { ApiError } from '../errors/api-error.js';
import { limits, pageArguments } from './limits.js';

export interface Variables {
  readonly given: Readonly<Record<string, unknown>>;
  readonly definitions: readonly VariableDefinitionNode[];
}

/** How many rows a field asks for: literal, variable, the variable's default or the SDL's. Null when it is not paged. */
export function pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Variables): number | null {
  const sizes = field.args.filter((arg) => pageArguments.has(arg.name)).flatMap((arg) => {
    const value = node.arguments?.find((given) => given.name.value === arg.name)?.value;
    const size = value ? valueOf(value, variables) : absent;
    return size === absent ? (typeof arg.defaultValue === 'number' ? [arg.defaultValue] : []) : [checked(size, arg.name)];
  });
  return sizes.length === 0 ? null : Math.max(...sizes);
}

const absent = Symbol('absent');

function valueOf(node: ValueNode, { given, definitions }: Variables): unknown {
  if (node.kind === Kind.NULL) return null;
  if (node.kind !== Kind.VARIABLE) return valueFromASTUntyped(node);
  const name = node.name.value;
  if (Object.hasOwn(given, name)) return given[name];
  const fallback = definitions.find((definition) => definition.variable.name.value === name)?.defaultValue;
  return fallback ? valueFromASTUntyped(fallback) : absent;
}

/** Null is refused too: a resolver would take it for "all". */
function checked(size: unknown, argument: string): number {
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= limits.page) return size;
  throw new ApiError('PAGE_SIZE_REFUSED', { argument, most: limits.page });
}
