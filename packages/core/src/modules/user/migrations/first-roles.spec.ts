import { describe, expect, it } from '@jest/globals';
import * as sdk from '@meja/plugin-sdk/server';
import { everyPermission, requesterRole } from '../role-keys.js';
import { firstRoles } from './1700000001000-user.js';
import { addedRights } from './1700000001400-roles-of-the-line.js';

describe('the roles everybody starts with', () => {
  it('grant only permissions that exist', () => {
    const declared = Object.values(sdk).filter((value): value is sdk.Permission => typeof value === 'object' && 'description' in value);
    const known = new Set([everyPermission, ...declared.map(({ id }) => id)]);
    expect([...firstRoles.flatMap(({ permissions }) => [...permissions]), ...Object.values(addedRights).flat()].filter((id) => !known.has(id))).toEqual([]);
  });

  it('let a requester use the help centre and nothing else', () => {
    expect(firstRoles.find(({ key }) => key === requesterRole)?.permissions).toEqual([sdk.mayUsePortal.id]);
  });

  it('let a light agent read and note, but neither reply nor be assigned', () => {
    expect(firstRoles.find(({ key }) => key === 'light-agent')?.permissions).toEqual(['user.read', 'ticket.read', 'ticket.note']);
  });
});
