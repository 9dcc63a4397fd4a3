import { describe, expect, it } from '@jest/globals';
import { JsonLog } from './json-log.js';

const canary = 'canary-8c1f';
const now = () => new Date('2026-03-01T12:00:00Z');

function logged(write: (log: JsonLog) => void, options: { pretty?: boolean; level?: 'debug' | 'warn' } = {}): string[] {
  const lines: string[] = [];
  write(new JsonLog({ now, write: (line) => lines.push(line), ...options }));
  return lines;
}

describe('the log', () => {
  it('writes one JSON object per entry, with time, level, message and facts', () => {
    const [line = ''] = logged((log) => log.info('served', { requestId: 'r1', status: 200 }));
    expect(JSON.parse(line)).toEqual({ time: '2026-03-01T12:00:00.000Z', level: 'info', message: 'served', requestId: 'r1', status: 200 });
  });

  it.each([{ pretty: false }, { pretty: true }])('A86 keeps an entry on one line and away from the terminal, whatever it holds ($pretty)', (options) => {
    const nasty = 'a\r\n{"level":"error","message":"forged"}\u2028\u0085\u001b[2J\u202e';
    const lines = logged((log) => log.info(nasty, { [nasty]: nasty, list: [nasty], error: new Error(nasty) }), options);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]*\n$/);
  });

  it('A86 replaces values under names of secrets, at any depth', () => {
    const facts = {
      password: canary,
      newPassword: canary,
      sessionToken: canary,
      MEJA_SECRET: canary,
      headers: { Authorization: canary, cookie: canary, 'set-cookie': [canary], 'x-api-key': canary },
      list: [{ access_token: { deep: canary } }],
      map: new Map([['secret', canary]]),
    };
    const [line = ''] = logged((log) => log.warn('tried', facts));
    expect(line).not.toContain(canary);
    expect(line).toContain('"headers":{"Authorization":"[secret]"');
  });

  it('A86 replaces secrets inside texts and errors, and drops what drivers hang on errors', () => {
    const error = Object.assign(new Error(`connect postgres://meja:${canary}@db/meja failed`), { code: '28P01', parameters: [canary], query: `select '${canary}'`, cause: new Error(`Bearer ${canary}`) });
    const [line = ''] = logged((log) => log.error(`GET /?token=${canary}`, { error }));
    expect(line).not.toContain(canary);
    expect(JSON.parse(line)).toMatchObject({ error: { name: 'Error', code: '28P01' } });
  });

  it('does not let a fact forge the level or the time', () => {
    const [line = ''] = logged((log) => log.info('real', { level: 'error', message: 'forged', time: 'never' }));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', message: 'real', time: '2026-03-01T12:00:00.000Z' });
  });

  it('bounds what it writes and survives a circle', () => {
    const circle: Record<string, unknown> = { text: 'x'.repeat(100_000), list: Array.from({ length: 5_000 }, () => 'y'), big: 1n, bytes: Buffer.alloc(9_000) };
    circle['again'] = circle;
    const [line = ''] = logged((log) => log.info('much', circle));
    expect(line.length).toBeLessThan(80_000);
    expect(JSON.parse(line)).toMatchObject({ big: '1', bytes: '[9000 bytes]' });
  });

  it('leaves out what is less important than its level', () => {
    const write = (log: JsonLog): void => {
      log.debug('a');
      log.info('b');
      log.warn('c');
    };
    expect(logged(write)).toHaveLength(2);
    expect(logged(write, { level: 'warn' })).toHaveLength(1);
    expect(logged(write, { level: 'debug' })).toHaveLength(3);
  });
});
