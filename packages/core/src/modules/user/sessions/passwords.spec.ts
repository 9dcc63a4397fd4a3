import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

const passwords = new Passwords();

describe('passwords', () => {
  it('are kept as argon2id in PHC form with the strength OWASP recommends', async () => {
    expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  });

  it('verify against their own hash only', async () => {
    const hash = await passwords.hash('correct horse');
    expect(await passwords.verify('correct horse', hash)).toBe(true);
    expect(await passwords.verify('correct horsE', hash)).toBe(false);
  });

  it('never hash alike twice', async () => {
    expect(await passwords.hash('same')).not.toBe(await passwords.hash('same'));
  });

  it('verify hashes of other implementations and older strengths', async () => {
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await passwords.verify('password', reference)).toBe(true);
    expect(await passwords.verify('Password', reference)).toBe(false);
  });

  it('are the same however the keyboard composed them', async () => {
    expect(await passwords.verify('ża\u0308', await passwords.hash('z\u0307\u00e4'))).toBe(true);
  });

  it('of an account that does not exist are refused after the same work', async () => {
    expect(await passwords.verify('anything', null)).toBe(false);
  });

  it('refuse a stored hash that is none, instead of calling it wrong', async () => {
    await expect(passwords.verify('x', 'plain')).rejects.toThrow('not an argon2id hash');
  });

  it('A60 cost the same for an unknown account as for a wrong password', async () => {
    const hash = await passwords.hash('correct horse');
    await passwords.verify('warm', null);
    // In turns and by the fastest, so that a busy machine slows both alike.
    const fastest = { known: Infinity, unknown: Infinity };
    for (let i = 0; i < 10; i++) {
      fastest.known = Math.min(fastest.known, await duration(() => passwords.verify('wrong', hash)));
      fastest.unknown = Math.min(fastest.unknown, await duration(() => passwords.verify('wrong', null)));
    }
    expect(fastest.known / fastest.unknown).toBeGreaterThan(0.4);
    expect(fastest.known / fastest.unknown).toBeLessThan(2.5);
  });

  it('say when too many wait for their turn', async () => {
    const busy = new Passwords();
    const hashes = Array.from({ length: 51 }, () => busy.hash('x').catch(() => ''));
    expect(busy.isOverloaded).toBe(false);
    hashes.push(busy.hash('x'));
    expect(busy.isOverloaded).toBe(true);
    await Promise.all(hashes);
    expect(busy.isOverloaded).toBe(false);
  });
});

async function duration(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
