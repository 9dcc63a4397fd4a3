import { buildSchema, findBreakingChanges, getNamedType } from 'graphql';

const remedy = 'Keep it and mark it @deprecated for one minor release, or add the change beside it under another name.';

/** What breaks clients between the released schema and this one, but for what the release had marked @deprecated. */
export function brokenSchema(released, current) {
  const [before, after] = [buildSchema(released), buildSchema(current)];
  return findBreakingChanges(before, after)
    .filter(({ type, description }) => !announced(before, type, description))
    .map(({ description }) => `${description.replace(/\.$/, '')}. ${remedy}`);
}

/** Every sentence about a breaking change names what it is about: `Type.field`, `VALUE … enum type X`, or a type. */
function announced(schema, type, description) {
  const enumValue = /^(\w+) was removed from enum type (\w+)/.exec(description);
  if (enumValue) return isDeprecated(schema.getType(enumValue[2])?.getValue(enumValue[1]));
  const [, typeName, fieldName, argument] = /(\w+)\.(\w+)(?: arg (\w+))?/.exec(description) ?? [];
  const field = schema.getType(typeName)?.getFields?.()[fieldName];
  if (field) return isDeprecated(field) || isDeprecated(field.args?.find(({ name }) => name === argument));
  return type === 'TYPE_REMOVED' && onlyBehindDeprecated(schema, description.split(' ')[0]);
}

const isDeprecated = (element) => element?.deprecationReason !== undefined && element?.deprecationReason !== null;

/** A type may go when every field and argument that leads to it was deprecated. */
function onlyBehindDeprecated(schema, name) {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => Object.values(type.getFields?.() ?? {}));
  const uses = fields.flatMap((field) => [field, ...(field.args ?? []).filter((argument) => getNamedType(argument.type).name === name)]).filter((each) => getNamedType(each.type).name === name);
  return uses.length > 0 && uses.every(isDeprecated);
}
