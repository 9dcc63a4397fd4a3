import type { CustomField, CustomFieldsOf } from '@meja/plugin-sdk/server/kernel';
import { customFieldMark } from './marks.js';

/** Typed SDL fields for what a plugin keeps on an entity. Nullable: rows are older than plugins. */
export function customFieldSdl(customFields: CustomFieldsOf): string {
  const entities = entitiesWithFields(customFields);
  if (entities.length === 0) return '';
  return customFieldMark + entities
    .map(([entity, fields]) => `extend type ${entity} {\n${fields.map((field) => `  ${JSON.stringify(described(field))}\n  ${field.id}: ${types[field.type]}\n`).join('')}}\n`)
    .join('\n');
}

/** `Ticket` → its fields, without the entities that got none. */
export const entitiesWithFields = (customFields: CustomFieldsOf): [string, readonly CustomField[]][] =>
  Object.entries(customFields as Record<string, readonly CustomField[] | undefined>).flatMap(([entity, fields]) => (fields && fields.length > 0 ? [[entity, fields]] : []));

const types: Record<CustomField['type'], string> = { integer: 'Int', number: 'Float', text: 'String', boolean: 'Boolean', date: 'String', choice: 'String' };

function described({ label, type, values }: CustomField): string {
  if (type === 'date') return `${label}, YYYY-MM-DD.`;
  if (type === 'choice') return `${label}: ${values.join(', ')}.`;
  return `${label}.`;
}
