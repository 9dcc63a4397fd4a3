import type { Configuration } from '@meja/core';
import { CommandFailure } from '../failure.js';

/** Before others can reach it: no secret that stands in a manual, on a list, or could be found by trying. */
export function refuseWeakSecrets({ secret, databaseUrl }: Pick<Configuration, 'secret' | 'databaseUrl'>): void {
  if (isSample(secret) || isMonotonous(secret)) throw new CommandFailure('SECRET_WEAK');
  const password = databaseUrl === null ? '' : decodeURIComponent(new URL(databaseUrl).password);
  if (password !== '' && samplePasswords.has(password.toLowerCase())) throw new CommandFailure('DATABASE_PASSWORD_WEAK');
}

/** What examples, manuals and keyboards say. */
const samples = /change.?(me|it|this)|example|sample|placeholder|replace.?(me|this|with)|insert|your.?(own|secret|key)|(super|my|top|the).?secret|secret.?key|password|passw0rd|default|test.?secret|0123456789|123456789|abcdefgh|qwerty|asdfgh|deadbeef|cafebabe|lorem.?ipsum/i;

const isSample = (secret: string): boolean => samples.test(secret);

/** Fewer than nine different characters, or the same few over and over: too little to be random. Random hexadecimal digits pass. */
function isMonotonous(secret: string): boolean {
  if (new Set(secret).size < 9) return true;
  const again = (secret + secret).indexOf(secret, 1);
  return again < secret.length;
}

const samplePasswords: ReadonlySet<string> = new Set(['change-me', 'changeme', 'change_me', 'changeit', 'password', 'passwd', 'pass', 'postgres', 'postgresql', 'meja', 'secret', 'admin', 'root', 'example', 'sample', 'test', 'demo', 'default', '1234', '12345', '123456', '12345678', '123456789', 'qwerty', 'letmein', 'p@ssw0rd', 'x']);
