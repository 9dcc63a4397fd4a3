import type pg from 'pg';

/**
 * A connection may break at any moment, also when nobody listens to it: between two that use it, for example. Unheard, its error would end
 * the process. Whoever asks a broken connection is told so by the query, and the pool replaces it.
 */
export function outliveBrokenConnections<P extends pg.Pool>(pool: P): P {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
