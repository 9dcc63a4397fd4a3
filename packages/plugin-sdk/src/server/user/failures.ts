import { failure } from '../kernel/result.js';

/** The address and the password do not belong together, or there is no such account: deliberately one answer. @since 0.1.0 */
export const signInRefused = failure('SignInRefused', 'SIGN_IN_REFUSED');
/** What somebody who is signed in gave as their password is not it. @since 0.1.0 */
export const currentPasswordWrong = failure('CurrentPasswordWrong', 'CURRENT_PASSWORD_WRONG');
/** The link was used, has expired or never was one: deliberately one answer. @since 0.1.0 */
export const linkRefused = failure('LinkRefused', 'LINK_REFUSED');
/** A password has `least` characters or more. @since 0.1.0 */
export const passwordTooShort = failure<{ least: number }>('PasswordRefused', 'PASSWORD_TOO_SHORT');
/** A password is not made of the person's own name or address. @since 0.1.0 */
export const passwordIsPersonal = failure('PasswordRefused', 'PASSWORD_IS_PERSONAL');
/** A password is not one of those that are tried first. @since 0.1.0 */
export const passwordIsWellKnown = failure('PasswordRefused', 'PASSWORD_IS_COMMON');
/** A workspace keeps somebody who administers all of it. @since 0.1.0 */
export const lastAdministrator = failure('LastAdministrator', 'LAST_ADMINISTRATOR');
/** As many of the person's API tokens work as may. @since 0.1.0 */
export const tooManyApiTokens = failure<{ most: number }>('TooManyApiTokens', 'TOO_MANY_API_TOKENS');
/** Another organization has this name. @since 0.1.0 */
export const organizationExists = failure<{ name: string }>('OrganizationExists', 'ORGANIZATION_EXISTS');
