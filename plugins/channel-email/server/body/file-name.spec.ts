import { describe, expect, it } from '@jest/globals';
import { caps } from '../caps.js';
import { fileName } from './file-name.js';

const named = (given: string | null, mediaType = 'application/octet-stream') => fileName(given, mediaType, 3);

describe('the name of an attached file', () => {
  it.each([
    ['../../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['C:\\autoexec.bat', 'autoexec.bat'],
    ['C:autoexec.bat', 'C_autoexec.bat'],
    ['/etc/', 'part-3.bin'],
    ['..', 'part-3.bin'],
    ['.htaccess', 'htaccess'],
    ['\u200b.htaccess', 'htaccess'],
    ['\u2060..\u200b/\u200b.user.ini', 'user.ini'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\r\nSet-Cookie: x', 'a Set-Cookie_ x'],
    ['a\u0000.php.png', 'a.php.png'],
    ['a"; filename="b.exe', 'a_; filename=_b.exe'],
    ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['a?b*c|d:e.txt', 'a_b_c_d_e.txt'],
    ['file.txt:evil.exe', 'file.txt_evil.exe'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['com¹.log', '_com¹.log'],
    ['aux .c', '_aux .c'],
    ['console.log', 'console.log'],
    ['trailing. . .', 'trailing'],
    ['   ', 'part-3.bin'],
    [null, 'part-3.bin'],
    ['Förslag e\u0301tude 日本.pdf', 'Förslag étude 日本.pdf'],
    ['__proto__', '__proto__'],
  ])('A05 %j is shown as %j', (given, shown) => {
    expect(named(given)).toBe(shown);
  });

  it('A05 is short and keeps its ending', () => {
    expect(named(`${'å'.repeat(500)}.pdf`)).toHaveLength(caps.fileNameLength);
    expect(named(`${'å'.repeat(500)}.pdf`)).toMatch(/…\.pdf$/);
    expect(named('x'.repeat(50_000)).length).toBeLessThanOrEqual(caps.fileNameLength);
    expect(named(`a${'.'.repeat(50_000)}b`).length).toBeLessThanOrEqual(caps.fileNameLength);
    expect(named(`${'😀'.repeat(500)}.png`).isWellFormed()).toBe(true);
  });

  it('comes from the kind of file when there is none', () => {
    expect([named(null, 'message/rfc822'), named('', 'image/png'), named('', 'constructor')]).toEqual(['part-3.eml', 'part-3.png', 'part-3.bin']);
  });
});
