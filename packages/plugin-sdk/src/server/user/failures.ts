import { failure } from '../kernel/result.js';

/** The address and the password do not belong together, or there is no such account: deliberately one answer. */
export const signInRefused = failure('SignInRefused', 'SIGN_IN_REFUSED');
