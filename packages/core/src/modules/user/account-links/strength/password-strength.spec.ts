import { describe, expect, it } from '@jest/globals';
import { weaknessOf } from './password-strength.js';

const owner = { name: 'Anna Nowak', email: 'anna.nowak@client.test', workspaceName: 'Northwind' };
const code = (password: string) => weaknessOf(password, owner)?.code ?? null;

describe('a password', () => {
  it.each(['a horse eats letters', 'vägen hem är lång', 'correct horse battery', 'kJ8#mQ2!vX', 'rower stoi w piwnicy', 'Tr0ub4dor&3x', 'sumatran coffee at dawn', 'x9#4$8!2@77&', 'ärtsoppa på torsdag', 'password for the cellar door'])('may be %s', (password) => {
    expect(code(password)).toBeNull();
  });

  it.each(['', 'short', 'Kurz!2345', 'żółwżółw'])('is too short as "%s"', (password) => {
    expect(weaknessOf(password, owner)).toMatchObject({ type: 'PasswordRefused', code: 'PASSWORD_TOO_SHORT', params: { least: 10 } });
  });

  it.each(['Anna Nowak', 'annanowak1', 'anna.nowak@client.test', 'NowakAnna2026!', 'anna.nowak.9', 'Northwind2026'])('is not made of the person: %s', (password) => {
    expect(code(password)).toBe('PASSWORD_IS_PERSONAL');
  });

  it.each(['1234567890', '9876543210', 'qwertyuiop', 'Password123', 'P@ssw0rd2026', 'Welcome2026!', 'letmein123', 'aaaaaaaaaaaa', '1q2w3e4r5t', 'Summer2026!', 'iloveyou12', 'admin123456', 'Hasło12345', 'Lösenord123', 'rahasia1234', 'abcdefghij', 'meja-demo-1', 'passwordpassword', '1111122222', '24.12.1987', '+46701234567'])('is not one that is tried first: %s', (password) => {
    expect(code(password)).toBe('PASSWORD_IS_COMMON');
  });
});
