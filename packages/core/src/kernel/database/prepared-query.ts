import pg from 'pg';

/** What the driver makes of the description of an answer's columns. */
interface Columns {
  readonly fields: readonly object[];
  readonly _parsers: readonly unknown[];
  readonly _prebuiltEmptyResultObject: object;
}

/** A statement with the name it is prepared under. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** Parts of the driver's query that its types do not name. */
interface Driven {
  hasBeenParsed(connection: pg.Connection): boolean;
  prepare(connection: pg.Connection): void;
  handleRowDescription(description: object): void;
}

const driven = pg.Query.prototype as pg.Query & Driven;

/** What one connection was told of the answers to its prepared statements. */
export class KnownColumns {
  readonly of = new Map<string, Columns>();
  private silent: pg.Connection | null = null;

  /** The same connection, except that it asks for no description. */
  silently(connection: pg.Connection): pg.Connection {
    return (this.silent ??= Object.create(connection, { describe: { value: () => undefined } }) as pg.Connection);
  }
}

/**
 * A prepared statement whose columns each connection describes once and not with every answer: of a single row that is the larger part. They
 * stay what they were: where a table changed meanwhile, PostgreSQL refuses the statement.
 */
export class PreparedQuery extends pg.Query {
  declare private readonly _result: Columns;
  declare private readonly name: string;

  constructor(private readonly known: KnownColumns, { text, name, values }: Prepared) {
    super(text);
    Object.assign(this, { name, values });
  }

  prepare(connection: pg.Connection): void {
    const columns = driven.hasBeenParsed.call(this, connection) ? this.known.of.get(this.name) : undefined;
    if (!columns) return driven.prepare.call(this, connection);
    Object.assign(this._result, columns);
    Object.assign(this, { _accumulateRows: true });
    driven.prepare.call(this, this.known.silently(connection));
  }

  handleRowDescription(description: object): void {
    driven.handleRowDescription.call(this, description);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.known.of.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}
