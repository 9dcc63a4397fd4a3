import { describe, expect, it } from '@jest/globals';
import { readCookie, writeCookie } from './cookies.js';

const written = (value: string, secure = true) => writeCookie({ name: 'meja_help_sent', value, maxAge: 600, path: '/help', secure });

describe('a cookie of the help centre', () => {
  it('is read as it was written, whatever is in it', () => {
    const value = 'a; Domain=evil.example\r\nset-cookie: b=c Ł';
    const cookie = written(value);
    expect(cookie).toMatch(/^meja_help_sent=[\w.%!'()*~-]+; Path=\/help; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(readCookie(`other=1; ${cookie.split(';')[0]}; last=2`, 'meja_help_sent')).toBe(value);
  });

  it('is not Secure where there is no https', () => {
    expect(written('x', false)).not.toContain('Secure');
  });

  it('counts as absent when it is broken', () => {
    expect(readCookie('meja_help_sent=%E0%A4%A', 'meja_help_sent')).toBeNull();
    expect(readCookie(undefined, 'meja_help_sent')).toBeNull();
  });
});
