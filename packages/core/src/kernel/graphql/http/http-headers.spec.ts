import { describe, expect, it } from '@jest/globals';
import { securityHeaders } from './http-headers.js';

const hash = `sha256-${'A'.repeat(43)}=`;

describe('security headers', () => {
  it('A84 lets run only our own scripts and the inline ones whose hash is given', () => {
    const policy = securityHeaders({ https: true, scriptHashes: [hash] })['content-security-policy'] ?? '';
    expect(policy.split('; ')).toContain(`script-src 'self' '${hash}'`);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  });
  it('A84 takes nothing for a hash that could open the policy', () => {
    for (const wrong of [`sha256-x' 'unsafe-inline`, 'sha256-', `${hash}; script-src *`]) expect(() => securityHeaders({ https: true, scriptHashes: [wrong] })).toThrow('is not the hash of a script');
  });
  it('A84 asks browsers to stay on https only where they came by it', () => {
    expect(securityHeaders({ https: true, scriptHashes: [] })['strict-transport-security']).toBe('max-age=31536000');
    expect(securityHeaders({ https: false, scriptHashes: [] })['strict-transport-security']).toBeUndefined();
  });
});
