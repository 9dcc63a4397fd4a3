import type { HandoverCardInput, HandoverFieldsQuery } from '../../generated/operations.js';

export type HandoverField = HandoverFieldsQuery['handoverFields'][number];

/** The parts every card has, in the order they are written. */
export const parts = ['tried', 'evidence', 'question', 'promised'] as const;

/** Values of the fields a department asks for are kept under this and their key, as texts. */
export const fieldName = (key: string) => `fields.${key}`;

/** A card as the API takes it. A field that was left empty is left out: whether it may be is the server's to say. */
export function cardOf(form: Readonly<Record<string, string>>, fields: readonly HandoverField[]): HandoverCardInput {
  const values = fields.flatMap(({ key, type }) => {
    const text = (form[fieldName(key)] ?? '').trim();
    return text === '' ? [] : [{ key, value: valueOf(text, type) }];
  });
  return { ...Object.fromEntries(parts.map((part) => [part, (form[part] ?? '').trim()])), fields: values };
}

function valueOf(text: string, type: HandoverField['type']): string | number | boolean {
  if (type === 'BOOLEAN') return text === 'true';
  const number = Number(text.replace(',', '.'));
  // What is no number goes as it was typed: the refusal then names the field.
  return type === 'NUMBER' && Number.isFinite(number) ? number : text;
}
