import { Kind, OperationTypeNode, type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GqlContext } from '@meja/plugin-sdk/server/kernel';

/** A query that was parsed, validated and compiled. */
export interface KnownQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly name: string | undefined;
  /** Answers errors and no `data` when its variables do not fit. */
  readonly run: (gql: GqlContext, variables: Readonly<Record<string, unknown>>) => ExecutionResult | Promise<ExecutionResult>;
}

/** Compiling costs as much as running a dozen times, and more for whoever writes a long query to make it so. */
const oftenEnough = 8;
const longest = 8_000;
const mostKept = 200;

/**
 * Queries that come again and again, as functions. What is asked once, is long, or writes, is not compiled; the one that was not asked for
 * longest makes room. Documents come from Apollo, which keeps the parsed and validated form of each text.
 */
export class CompiledQueries {
  private readonly asked = new WeakMap<DocumentNode, number>();
  private readonly kept = new Map<string, KnownQuery>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Counts, and compiles what was met often enough. Every text is compiled at most once while it is kept. */
  meet(document: DocumentNode): void {
    const asked = (this.asked.get(document) ?? 0) + 1;
    this.asked.set(document, asked % oftenEnough);
    const text = document.loc?.source.body ?? '';
    if (asked < oftenEnough || text.length > longest || this.kept.has(text)) return;
    const operation = onlyQuery(document);
    const compiled = operation && compileQuery(this.schema, document, '', { disablingCapturingStackErrors: true });
    if (!compiled || !isCompiledQuery(compiled)) return;
    const { query: answer } = compiled;
    this.keep(text, { schema: this.schema, document, name: operation.name?.value, run: (gql, variables) => answer(undefined, gql, variables) });
  }

  /** Undefined when the query is to go the long way. */
  of(text: string): KnownQuery | undefined {
    const known = this.kept.get(text);
    return known && this.keep(text, known);
  }

  private keep(text: string, known: KnownQuery): KnownQuery {
    this.kept.delete(text);
    this.kept.set(text, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return known;
  }
}

/** The query of a document that holds nothing else to run. */
function onlyQuery({ definitions }: DocumentNode): OperationDefinitionNode | null {
  const [operation, ...more] = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.operation === OperationTypeNode.QUERY && more.length === 0 ? operation : null;
}
