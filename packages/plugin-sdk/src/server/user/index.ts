export { addOrganizationMember, createOrganization, registerRequester, removeOrganizationMember, renameOrganization, changeOrganizationMember, updateProfile } from './commands.js';
export { accountLinkRequested, organizationMemberChanged, passwordChanged, requesterRegistered, rolesChanged, userDeactivated, userReactivated } from './events.js';
export { currentPasswordWrong, lastAdministrator, linkRefused, organizationExists, passwordIsWellKnown, passwordIsPersonal, passwordTooShort, signInRefused, tooManyApiTokens } from './failures.js';
export { mayReadPeople, mayManagePeople, mayManageOrganizations, mayUseApiTokens, mayConfigure, mayUsePortal } from './permissions.js';
export { Users, Departments, Organizations, type UserFacts, type ViewerFacts, type PersonFacts, type RoleFacts, type HeldRoleFacts, type DepartmentFacts, type OrganizationFacts, type OrganizationMemberFacts } from './readers.js';
