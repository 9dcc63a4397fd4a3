import { describe, expect, it } from '@jest/globals';
import { doubleCastsAllowed, rule } from './no-escape-hatches.mjs';
import { told } from './tree/plant.mjs';

const path = 'packages/core/src/a.ts';
const said = (code, at = path) => told(rule, { [at]: code });

describe('no escape hatches', () => {
  it('refuses any', () => {
    expect(said('const a = b as any;\nfunction f(x: any[]) {}\nconst any = 1;')).toEqual([1, 2].map((line) => `${path}:${line} \`any\` turns the compiler off. Use \`unknown\` and narrow it, or a type parameter.`));
  });

  it('refuses as unknown as', () => {
    expect(said('const a = b as unknown as string;\nconst c = b as unknown;')).toEqual([`${path}:1 \`as unknown as\` says the compiler is wrong. Describe the value, or check it where it comes in.`]);
  });

  it('counts what an allowed file says, so that nothing hides behind it', () => {
    const [{ path: allowed, count }] = doubleCastsAllowed;
    const casts = (times) => 'f(b as unknown as string);\n'.repeat(times);
    expect(said(casts(count), allowed)).toEqual([]);
    expect(said(casts(count + 1), allowed)).toHaveLength(count + 1);
  });

  it.each(['// @ts-ignore', '/* eslint-disable no-console */', '// oxlint-disable-next-line', '/** @ts-nocheck */'])('refuses %s', (comment) => {
    expect(said(`${comment}\nf();`)).toEqual([expect.stringMatching(/:1 \S+ hides a finding\. Mend what it hides\.$/)]);
  });

  it('allows a planned compile error in a type spec only', () => {
    expect(said('// @ts-expect-error\nf();', 'packages/plugin-sdk/src/server/slots.type-spec.ts')).toEqual([]);
    expect(said('// @ts-expect-error\nf();')).toHaveLength(1);
  });

  it('refuses an empty catch in both forms', () => {
    expect(said('try { f(); } catch {\n  // never mind\n}\nf().catch(() => {});\nf().catch(() => undefined);\nf().catch((error) => log(error));').map((line) => line.split(' ')[0])).toEqual([`${path}:1`, `${path}:4`, `${path}:5`]);
  });

  it('lets a clean-up fail in silence when a comment says why', () => {
    expect(said('await client.end().catch(() => undefined); // the connection may be gone already')).toEqual([]);
  });

  it('refuses focused and left-out tests', () => {
    expect(said("it.skip('a', f);\ndescribe.only('b', f);\nxit('c', f);\nit.each([1])('d', f);", 'packages/core/src/a.spec.ts')).toEqual([1, 2, 3].map((line) => `packages/core/src/a.spec.ts:${line} A test that is left out tells nobody anything. Mend it or delete it.`));
  });
});
