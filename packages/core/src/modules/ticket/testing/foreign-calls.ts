import { buildSchema, isEnumType, isInputObjectType, isListType, isNonNullType, isUnionType, getNamedType, getNullableType, type GraphQLField, type GraphQLInputType } from 'graphql';

/** One call of a mutation, with everything it needs filled in. */
export interface ForeignCall {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

/** Every mutation of an API that names a ticket or something on one. `ids` says which id stands for which name, for example `ticketId`. */
export function callsNaming(sdl: string, ids: Readonly<Record<string, string>>): ForeignCall[] {
  const schema = buildSchema(sdl);
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const input = field.args.find(({ name }) => name === 'input');
    const type = input && getNamedType(input.type);
    if (!input || !isInputObjectType(type)) return [];
    const named = Object.keys(type.getFields()).some((name) => subjects.has(name));
    return named ? [{ name: field.name, query: `mutation ($input: ${String(input.type)}) { ${field.name}(input: $input) ${answer(field)} }`, variables: { input: filled(input.type, { name: 'input', ids }) } }] : [];
  });
}

const subjects = new Set(['ticketId', 'ticketIds', 'messageId', 'outboundId', 'attachmentId']);

/** Of a union the failure's code, of a list the failure of each. */
function answer(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  return isUnionType(type) ? '{ __typename ... on Failure { code params message } }' : '{ failure { code params message } }';
}

/** The least that fits a type: what is not needed stays out, but for ids. */
function filled(type: GraphQLInputType, at: { name: string; ids: Readonly<Record<string, string>> }): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [filled(bare.ofType, at)];
  if (isInputObjectType(bare)) {
    const wanted = Object.values(bare.getFields()).filter((field) => isNonNullType(field.type) || at.ids[field.name] !== undefined || plausible.has(field.name));
    return Object.fromEntries(wanted.map((field) => [field.name, filled(field.type, { ...at, name: field.name })]));
  }
  if (isEnumType(bare)) return bare.getValues()[bare.name === 'TicketStatus' ? 1 : 0]?.name;
  switch (bare.name) {
    case 'ID': return at.ids[at.name] ?? at.ids[at.name.replace(/s$/, '')] ?? at.ids['ticketId'];
    case 'Int': return 1;
    case 'Boolean': return false;
    case 'JSON': return 1;
    default: return at.name.toLowerCase().includes('email') ? 'somebody@example.org' : 'words';
  }
}

/** Not needed by the type, but without them the command would refuse before it looks for the ticket. */
const plausible = new Set(['priority', 'solution', 'tried', 'evidence', 'question', 'promised']);
