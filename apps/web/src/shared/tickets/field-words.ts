import { i18n, t } from '../i18n/index.js';

/** What a field of a ticket is called; a field of a plugin is called as it calls itself. */
export const fieldWord = (field: string): string => (i18n.global.te(`fields.${field}`, 'en') ? t(`fields.${field}`) : field);

/** How a value of it is written: statuses and priorities in words, nothing as nothing. */
export function valueWord(field: string, value: string | null): string {
  if (value === null || value === '') return t(field === 'assignee' || field === 'assigneeId' ? 'ticket.nobody' : 'fields.nothing');
  const key = `${field}.${value.toUpperCase()}`;
  return (field === 'status' || field === 'priority') && i18n.global.te(key, 'en') ? t(key) : value;
}
