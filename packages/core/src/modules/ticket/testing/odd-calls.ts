import { buildSchema, getNamedType, getNullableType, isEnumType, isInputObjectType, isLeafType, isListType, isObjectType, isUnionType, type GraphQLField, type GraphQLInputType } from 'graphql';

/** One call of a root field in which one text is odd and everything else fits. */
export interface OddCall {
  /** The field and where the odd text stands in its arguments. */
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

/** Every root field of an API, once for each text it takes, with `odd` there. `ids` says which id stands for which name, for example `ticketId`. */
export function oddCalls(sdl: string, odd: string, ids: Readonly<Record<string, string>>): OddCall[] {
  const schema = buildSchema(sdl);
  const of = (kind: 'query' | 'mutation', fields: readonly GraphQLField<unknown, unknown>[]) => fields.flatMap((field) => callsOf(kind, field, { odd, ids }));
  return [...of('query', Object.values(schema.getQueryType()?.getFields() ?? {})), ...of('mutation', Object.values(schema.getMutationType()?.getFields() ?? {}))];
}

function callsOf(kind: string, field: GraphQLField<unknown, unknown>, { odd, ids }: { odd: string; ids: Readonly<Record<string, string>> }): OddCall[] {
  const places: string[] = [];
  const all = (at: string | null): object => Object.fromEntries(field.args.map((arg) => [arg.name, filled(arg.type, { path: arg.name, name: arg.name, ids, put: (path, type) => (note(places, path, type), path === at ? odd : undefined) })]));
  all(null);
  const names = field.args.map(({ name, type }) => ({ head: `$${name}: ${String(type)}`, call: `${name}: $${name}` }));
  const query = `${kind} (${names.map(({ head }) => head).join(', ')}) { ${field.name}(${names.map(({ call }) => call).join(', ')}) ${selection(field)} }`;
  return [...new Set(places)].map((path) => ({ name: `${field.name} ${path}`, query, variables: all(path) }));
}

const note = (places: string[], path: string, type: string): unknown => ['String', 'ID', 'JSON'].includes(type) && places.push(path);

function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isUnionType(type)) return '{ __typename ... on Failure { code message } }';
  return isObjectType(type) && type.getFields()['edges'] ? '{ edges { node { __typename } } }' : '{ __typename }';
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly put: (path: string, type: string) => string | undefined;
}

function filled(type: GraphQLInputType, at: Place): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return ['uploadIds', 'fields'].includes(at.name) && at.path.includes('card') ? [] : [filled(bare.ofType, at)];
  if (isInputObjectType(bare)) return Object.fromEntries(Object.values(bare.getFields()).filter(({ name }) => !left.has(name)).map((field) => [field.name, filled(field.type, { ...at, name: field.name, path: `${at.path}.${field.name}` })]));
  if (isEnumType(bare)) return bare.getValues()[bare.name === 'TicketStatus' ? 1 : 0]?.name;
  const odd = at.put(at.path, bare.name);
  if (odd !== undefined) return odd;
  if (bare.name === 'Int') return 1;
  if (bare.name === 'Boolean') return false;
  if (bare.name === 'ID') return at.ids[at.name] ?? at.ids[at.name.replace(/s$/, '')] ?? at.ids['ticketId'];
  return /email/i.test(at.name) ? 'somebody@example.org' : fitting[at.name] ?? 'words';
}

/** Not sent: with them a command would refuse before it reads the rest. */
const left = new Set(['version', 'seenMessageId', 'uploadIds', 'removeAs', 'unassign', 'earlierSolutionId']);
const fitting: Readonly<Record<string, string | null>> = { locale: 'en', timeZone: 'UTC', after: null };
