import { describe, expect, it } from '@jest/globals';
import { brokenSchema } from './compare-schema.mjs';

const remedy = 'Keep it and mark it @deprecated for one minor release, or add the change beside it under another name.';
const schema = (fields, more = '') => `type Query {\n  ${fields}\n}\n${more}`;

describe('comparing an API with its last release', () => {
  it('refuses a field that went away, unless the release had marked it', () => {
    expect(brokenSchema(schema('a: Int b: Int'), schema('a: Int'))).toEqual([`Query.b was removed. ${remedy}`]);
    expect(brokenSchema(schema('a: Int b: Int @deprecated(reason: "Use a.")'), schema('a: Int'))).toEqual([]);
  });

  it('refuses another type, a demanded argument and a lost value of an enum', () => {
    const before = schema('a(x: Int): Int s: S', 'enum S { NEW OLD GONE @deprecated }');
    const after = schema('a(x: Int, y: Int!): String s: S', 'enum S { NEW }');
    expect(brokenSchema(before, after)).toEqual(expect.arrayContaining([expect.stringContaining('Query.a changed type from Int to String'), expect.stringContaining('A required arg y on Query.a was added'), expect.stringContaining('OLD was removed from enum type S')]));
    expect(brokenSchema(before, after)).toHaveLength(3);
  });

  it('lets a type go with the deprecated field that led to it', () => {
    expect(brokenSchema(schema('a: Int t: T @deprecated', 'type T { x: Int }'), schema('a: Int'))).toEqual([]);
    expect(brokenSchema(schema('a: Int t: T', 'type T { x: Int }'), schema('a: Int'))).toEqual(expect.arrayContaining([`T was removed. ${remedy}`]));
  });

  it('lets anything be added', () => {
    expect(brokenSchema(schema('a: Int'), schema('a(x: Int): Int b: Int'))).toEqual([]);
  });
});
