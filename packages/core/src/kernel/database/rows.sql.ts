import type { RequestContext } from '@meja/plugin-sdk/server/kernel';
import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { mustBeInTransaction, type Transaction } from './transactions.js';

/**
 * Writes a row with the next statement of the transaction that somebody waits for, or with its end. For commands, which write several rows
 * and need the answer of none: a failure ends the transaction with its reason. What is left out gets the default of its column.
 */
export function insertLater<E extends ObjectLiteral>(ctx: RequestContext, entity: EntityTarget<E>, row: Partial<E>): void {
  const transaction = mustBeInTransaction(ctx, 'A row to be written');
  const metadata = transaction.runner.manager.connection.getMetadata(entity);
  const columns = given(metadata, row);
  transaction.client.later(
    `insert into ${quoted(metadata.tableName)} (${columns.map(({ databaseName }) => quoted(databaseName)).join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    values(transaction, columns, row),
  );
}

/** Sets these columns of the row with this id; sent like an insert. */
export function updateLater<E extends ObjectLiteral & { id: string }>(ctx: RequestContext, entity: EntityTarget<E>, id: string, fields: Partial<Omit<E, 'id'>>): void {
  const transaction = mustBeInTransaction(ctx, 'A row to be changed');
  const metadata = transaction.runner.manager.connection.getMetadata(entity);
  const columns = given(metadata, fields);
  transaction.client.later(
    `update ${quoted(metadata.tableName)} set ${columns.map(({ databaseName }, at) => `${quoted(databaseName)} = $${at + 2}`).join(', ')} where id = $1`,
    [id, ...values(transaction, columns, fields)],
  );
}

/** In the order of the entity, so that the same columns are the same statement. Throws for what is no column. */
function given(metadata: EntityMetadata, row: ObjectLiteral): ColumnMetadata[] {
  const columns = metadata.columns.filter(({ propertyName }) => row[propertyName] !== undefined);
  const named = Object.keys(row).filter((name) => row[name] !== undefined);
  const unknown = named.find((name) => !columns.some(({ propertyName }) => propertyName === name));
  if (unknown !== undefined) throw new Error(`${metadata.name} has no column ${unknown}.`);
  return columns;
}

const values = ({ runner }: Transaction, columns: readonly ColumnMetadata[], row: ObjectLiteral): unknown[] =>
  columns.map((column) => runner.manager.connection.driver.preparePersistentValue(row[column.propertyName], column));

const quoted = (name: string): string => `"${name}"`;
