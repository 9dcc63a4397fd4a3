import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { moduleContributions } from '../../contributions.js';
import { loadContributors } from '../plugins/load.js';
import { permissionMatrix } from './compose/permission-matrix.js';
import { composeApis } from './graphql.module.js';

const schemaFolder = join(import.meta.dirname, '../../../../schema');
const [agent, portal] = composeApis(loadContributors(moduleContributions, []).all);
if (!agent || !portal) throw new Error('Both APIs must compose.');

describe('what is checked in', () => {
  it.each([agent, portal])('is the schema that core composes: $name.graphql', (api) => {
    expect(readFileSync(join(schemaFolder, `${api.name}.graphql`), 'utf8')).toBe(api.printed);
  });

  it('A91 is the permission of every root field; after a change run: npx pnpm --filter @meja/schema permissions', () => {
    const file = join(schemaFolder, 'permissions.md');
    const matrix = permissionMatrix([agent, portal]);
    if (process.env['MEJA_WRITE_PERMISSIONS']) writeFileSync(file, matrix);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(matrix);
  });

  it('A30 A44 gives requesters no name for an internal note, a handover or the address of an agent', () => {
    const names = namesOf(portal.schema);
    expect(names.filter((name) => /intern|note|handover|visibilit|escalat|tier|assign|priority|permission|sender/i.test(name))).toEqual([]);
    expect(names.filter((name) => /e-?mail|address/i.test(name)).sort()).toEqual(['AccountLink.email', 'PasswordSet.email', 'RequestPasswordResetInput.email', 'SignInInput.email', 'SubmitRequestInput.email', 'Viewer.email']);
    expect(namesOf(agent.schema)).toEqual(expect.arrayContaining(['Visibility.INTERNAL', 'Agent.email']));
  });
});

/** Every type, field, argument and enum value. */
function namesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type) => [
    type.name,
    ...(isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => [`${type.name}.${field.name}`, ...field.args.map((arg) => `${type.name}.${field.name}.${arg.name}`)]) : []),
    ...(isInputObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []),
    ...(isEnumType(type) ? type.getValues().map(({ name }) => `${type.name}.${name}`) : []),
  ]);
}
