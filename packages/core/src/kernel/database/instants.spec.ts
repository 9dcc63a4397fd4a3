import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { instantOf } from './instants.js';

describe('a time as PostgreSQL writes it', () => {
  it.each([
    '2026-11-22 04:15:53.123456+00', '2026-11-22 04:15:53.1+00', '2026-11-22 04:15:53.05+00', '2026-11-22 04:15:53+00', '2024-02-29 23:59:59.999+00', '1970-01-01 00:00:00+00', '1969-12-31 23:59:59.9+00',
    '2026-11-22 05:15:53.123+01', '2026-11-22 09:45:53.123+05:30', '0099-03-01 12:00:00+00', '12026-11-22 04:15:53+00', '0044-03-15 12:00:00+00 BC', 'infinity', '-infinity',
  ])('is the instant that the driver reads: %s', (text) => {
    expect(instantOf(text)).toEqual(pg.types.getTypeParser(1184, 'text')(text));
  });
});
