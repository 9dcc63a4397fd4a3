import { permission } from '../kernel/permissions.js';

export const mayReadPeople = permission('user.read', 'See agents and requesters.');
export const mayManagePeople = permission('user.manage', 'Invite people and change their roles.');
export const mayManageOrganizations = permission('organization.manage', 'Create organizations and choose their members.');
/** A token can only narrow what its person may do. */
export const mayUseApiTokens = permission('api-token.manage', 'Create and revoke API tokens of your own.');
export const mayConfigure = permission('workspace.configure', 'Change settings of the workspace.');
/** What every requester has on the help centre. */
export const mayUsePortal = permission('portal.use', 'Ask for help and read own tickets in the help centre.');
