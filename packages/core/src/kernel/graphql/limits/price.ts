import {
  getNamedType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLNamedType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';
import { ApiError } from '../errors/api-error.js';
import { limits, oncePerRequest } from './limits.js';
import { pageSize, type Variables } from './page-size.js';

/**
 * What an operation costs: objects its answer may hold. Lists multiply by their page size, from literals, variables and defaults.
 * Throws before anything is read when it costs too much, is too deep, too wide, or asks for a page no list gives.
 */
export function price(schema: GraphQLSchema, { document, operation, variables }: Priced): number {
  return new Pricing(schema, document, { given: variables, definitions: operation.variableDefinitions ?? [] }).of(operation);
}

export interface Priced {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** True when the operation asks about the schema itself. */
export function introspects(document: DocumentNode): boolean {
  const inSet = (set: SelectionSetNode): boolean =>
    set.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type' || (selection.selectionSet ? inSet(selection.selectionSet) : false);
      return selection.kind === Kind.INLINE_FRAGMENT && inSet(selection.selectionSet);
    });
  return document.definitions.some((definition) => 'selectionSet' in definition && inSet(definition.selectionSet));
}

class Pricing {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly spreading = new Set<string>();
  private readonly once = new Set<string>();
  private fields = 0;
  private directives = 0;
  private rootFields = 0;

  constructor(private readonly schema: GraphQLSchema, document: DocumentNode, private readonly variables: Variables) {
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  of(operation: OperationDefinitionNode): number {
    this.countDirectives(operation.directives?.length);
    return this.set(operation.selectionSet, this.schema.getRootType(operation.operation), { depth: 1, page: null });
  }

  private set(set: SelectionSetNode, type: GraphQLNamedType | null | undefined, at: Place): number {
    if (at.depth > limits.depth) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'depth', most: limits.depth });
    let sum = 0;
    for (const selection of set.selections) {
      this.countDirectives(selection.directives?.length);
      if (selection.kind === Kind.FIELD) sum += this.field(selection, type, at);
      else if (selection.kind === Kind.INLINE_FRAGMENT) sum += this.set(selection.selectionSet, selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type, at);
      else sum += this.spread(selection.name.value, at);
      if (sum > limits.cost) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'cost', most: limits.cost });
    }
    return sum;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | null | undefined, at: Place): number {
    this.fields += 1;
    if (this.fields > limits.fields) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'fields', most: limits.fields });
    if (at.depth === 1) this.countRoot(node);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    // Introspection is for signed-in agents and bounded by a validation rule of its own.
    if (!field) return 0;
    const asked = pageSize(node, field, this.variables);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return at.depth === 1 ? 1 : 0;
    const rows = isList(field) ? (asked ?? at.page ?? limits.unpagedList) : 1;
    // A paged field that answers a connection hands its page size to the list inside.
    const page = isList(field) ? null : (asked ?? (connectionParts.has(node.name.value) ? at.page : null));
    return rows * (1 + this.set(node.selectionSet, type, { depth: at.depth + 1, page }));
  }

  private spread(name: string, at: Place): number {
    const fragment = this.fragments.get(name);
    if (!fragment || this.spreading.has(name)) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'fragments', most: 0 });
    this.spreading.add(name);
    this.countDirectives(fragment.directives?.length);
    const cost = this.set(fragment.selectionSet, this.schema.getType(fragment.typeCondition.name.value), at);
    this.spreading.delete(name);
    return cost;
  }

  private countRoot(node: FieldNode): void {
    this.rootFields += 1;
    if (this.rootFields > limits.rootFields) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'rootFields', most: limits.rootFields });
    const name = node.name.value;
    if (!oncePerRequest.has(name)) return;
    if (this.once.has(name)) throw new ApiError('ONCE_PER_REQUEST', { field: name });
    this.once.add(name);
  }

  private countDirectives(count = 0): void {
    this.directives += count;
    if (this.directives > limits.directives) throw new ApiError('QUERY_TOO_COMPLEX', { limit: 'directives', most: limits.directives });
  }
}

interface Place {
  readonly depth: number;
  /** Page size of the connection around, for the list inside it. */
  readonly page: number | null;
}

const connectionParts: ReadonlySet<string> = new Set(['edges', 'nodes']);

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

