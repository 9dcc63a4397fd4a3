interface FieldOptions {
  /** Locale key of the label; a plain word is shown as it is. */
  readonly label: string;
  /** Gets an expression index, so that queues may be ordered by it. */
  readonly sortable?: boolean;
  readonly filterable?: boolean;
}

/** A typed field that a plugin adds to an entity. Kept under its id in `custom_fields`, shown as a typed SDL field of the same name. @since 0.1.0 */
export interface CustomField {
  /** camelCase; also the name of the SDL field. */
  readonly id: string;
  readonly type: 'integer' | 'number' | 'text' | 'boolean' | 'date' | 'choice';
  readonly label: string;
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** Of a choice: its values. Of a text: none. */
  readonly values: readonly string[];
}

const make = (type: CustomField['type']) => (id: string, options: FieldOptions, values: readonly string[] = []): CustomField =>
  Object.freeze({ id, type, label: options.label, sortable: options.sortable ?? false, filterable: options.filterable ?? false, values });

/**
 * Builders of custom fields, one per type. `date` is `YYYY-MM-DD`.
 * @example customFields: { Ticket: [field.integer('pageCount', { label: 'Pages sent', sortable: true })] }
 * @since 0.1.0
 */
export const field = {
  integer: make('integer'),
  number: make('number'),
  text: make('text'),
  boolean: make('boolean'),
  date: make('date'),
  choice: (id: string, values: readonly string[], options: FieldOptions) => make('choice')(id, options, values),
};

/** Entities that plugins may add fields to. @since 0.1.0 */
export interface CustomFieldsOf {
  readonly Ticket?: readonly CustomField[];
}
