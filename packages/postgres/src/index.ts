export { startPostgres, type RunningPostgres, type StartPostgresOptions, type PostgresCrash } from './start-postgres.js';
export { findPostgres, type FoundPostgres } from './find-postgres.js';
export { PostgresFailure, type PostgresFailureCode } from './failure.js';
