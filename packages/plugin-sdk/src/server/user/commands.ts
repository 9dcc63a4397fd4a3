import * as v from 'valibot';
import { command } from '../kernel/commands.js';
import { emailAddress, line, locale, timeZone, uuid } from '../kernel/schemas.js';
import { mayManageOrganizations } from './permissions.js';

/** Finds the person with this address or registers a new requester. For channels and forms; nobody signs in by it. @since 0.1.0 */
export const registerRequester = command('user.register-requester', {
  input: v.object({ email: emailAddress, name: v.optional(line(200)), locale: v.optional(locale), timeZone: v.optional(timeZone) }),
  permission: null,
}).answering<{ userId: string; name: string; created: boolean }>();

/**
 * Sets the language and the time zone of whoever calls; what is not named stays. Answers `NotFound` for a visitor, the system, and a
 * program with an API token.
 * @since 0.1.0
 */
export const updateProfile = command('user.update-profile', {
  input: v.object({ locale: v.optional(locale), timeZone: v.optional(timeZone) }),
  permission: null,
}).answering<{ userId: string }>();

const organizationId = uuid;

/** Makes a company of requesters. Answers `OrganizationExists` when one has this name already, in whatever case. @since 0.1.0 */
export const createOrganization = command('organization.create', { input: v.object({ name: line(200) }), permission: mayManageOrganizations }).answering<{ organizationId: string }>();

/** Gives an organization another name. Answers `NotFound`, or `OrganizationExists`. @since 0.1.0 */
export const renameOrganization = command('organization.rename', { input: v.object({ organizationId, name: line(200) }), permission: mayManageOrganizations }).answering<{ organizationId: string }>();

/** Adds the person with this address, registered as a requester if nobody has it. Adding twice is adding once. Answers `NotFound`. @since 0.1.0 */
export const addOrganizationMember = command('organization.add-member', {
  input: v.object({ organizationId, email: emailAddress, name: v.optional(line(200)), isManager: v.optional(v.boolean('not_valid'), false) }),
  permission: mayManageOrganizations,
}).answering<{ organizationId: string; userId: string }>();

/** Takes a person out of an organization; their tickets stay with it. Answers `NotFound`. @since 0.1.0 */
export const removeOrganizationMember = command('organization.remove-member', { input: v.object({ organizationId, userId: uuid }), permission: mayManageOrganizations }).answering<{ organizationId: string }>();

/** Lets a member read the tickets of the organization in the help centre, or no more. Answers `NotFound`. @since 0.1.0 */
export const changeOrganizationMember = command('organization.change-member', {
  input: v.object({ organizationId, userId: uuid, isManager: v.boolean('not_valid') }),
  permission: mayManageOrganizations,
}).answering<{ organizationId: string }>();
