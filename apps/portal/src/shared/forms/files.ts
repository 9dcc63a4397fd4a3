import type { KeptFile as SentFile, Refusal } from '../../contract.js';
import type { Exchange } from '../http/exchange.js';
import type { MessageKey } from '../i18n/translate.js';

export type KeptFile = SentFile;

/** Files of a form: those that just came, and those the server kept when the form was sent before and the visitor left ticked. */
export function filesOf({ request }: Exchange): KeptFile[] {
  const before = (request.form?.getAll('kept') ?? []).flatMap((value) => {
    const [, id, name] = /^([0-9a-f-]{36}) (.{1,255})$/s.exec(value) ?? [];
    return id && name ? [{ id, name }] : [];
  });
  return [...before, ...request.files].slice(0, mostFiles);
}

/** As the server allows in one message. */
export const mostFiles = 20;
export const mostFilesOfStrangers = 5;

/** As a field of the form carries it until the form is accepted. */
export const fieldOf = ({ id, name }: KeptFile): string => `${id} ${name}`;

/** Whether files came with the form, or were kept for it before. */
export const hasFiles = (exchange: Exchange): boolean => filesOf(exchange).length > 0;

/** Left out when there is none, as the schema has it. */
export const uploadsOf = (files: readonly KeptFile[]): { uploadIds?: readonly string[] } => (files.length > 0 ? { uploadIds: files.map(({ id }) => id) } : {});

/** Why files were not taken. */
export const filesProblem: Readonly<Record<NonNullable<Refusal['files']>, MessageKey>> = {
  too_large: 'files.tooLarge',
  too_many: 'files.tooMany',
  too_often: 'files.tooOften',
  unavailable: 'files.unavailable',
  unread: 'files.unread',
};
