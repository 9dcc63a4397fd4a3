import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { portalSchema } from '../../testing/portal-schema.js';
import { viewerOnly } from '../shared/graphql/viewer.js';
import * as requests from './requests/operations.js';
import * as session from './session/operations.js';

const schema = portalSchema();

describe('every operation of the help centre', () => {
  it.each(Object.entries({ ...requests, ...session, viewerOnly }))('%s is one the schema of requesters can answer', (_, { text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it('asks for nothing that the schema calls deprecated', () => {
    const deprecated = Object.values(schema.getTypeMap()).flatMap((type) => ('getFields' in type ? Object.values(type.getFields()) : [])).filter((field) => field.deprecationReason);
    const texts = Object.values({ ...requests, ...session }).map(({ text }) => text).join(' ');
    expect(deprecated.filter(({ name }) => texts.includes(name))).toEqual([]);
  });
});
