import { hasText, t } from '../i18n/index.js';

/** What a field of a ticket is called; a field of a plugin is called as it calls itself. */
export const fieldWord = (field: string): string => (hasText(`fields.${field}`) ? t(`fields.${field}`) : field);

/** How a value of it is written: statuses and priorities in words, nothing as nothing. */
export function valueWord(field: string, value: string | null): string {
  if (value === null || value === '') return t(field === 'assignee' || field === 'assigneeId' ? 'ticket.nobody' : 'fields.nothing');
  const key = `${field}.${value.toUpperCase()}`;
  return (field === 'status' || field === 'priority') && hasText(key) ? t(key) : value;
}
