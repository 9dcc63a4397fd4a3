import { event } from '../kernel/events.js';

/** A person nobody knew wrote or was registered. Not told for somebody who is found again. @since 0.1.0 */
export const requesterRegistered = event('user.requester-registered', 1).with<{ userId: string }>();

/** A person may not sign in any more and is offered nowhere; what they wrote stays. @since 0.1.0 */
export const userDeactivated = event('user.deactivated', 1).with<{ userId: string }>();

/** A person who was deactivated may sign in again, with the roles they had. Sessions and tokens of before stay ended. @since 0.1.0 */
export const userReactivated = event('user.reactivated', 1).with<{ userId: string }>();

/** A role was given to a person or taken; `departmentId` null is everywhere. @since 0.1.0 */
export const rolesChanged = event('user.roles-changed', 1).with<{ userId: string; roleKey: string; departmentId: string | null; granted: boolean }>();

/** Somebody is to get a mail with a link to choose a password. The link itself is no fact of it: only who renders the mail can make it. @since 0.1.0 */
export const accountLinkRequested = event('user.account-link-requested', 1).with<{ userId: string; linkId: string; kind: 'invitation' | 'password_reset' }>();

/** A person gave themselves another password while signed in; their other sessions have ended. @since 0.1.0 */
export const passwordChanged = event('user.password-changed', 1).with<{ userId: string }>();

/** Who belongs to an organization, or manages it, changed. @since 0.1.0 */
export const organizationMemberChanged = event('organization.member-changed', 1).with<{ organizationId: string; userId: string; state: 'member' | 'manager' | 'removed' }>();
