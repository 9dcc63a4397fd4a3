import { operation, type FailureAnswer } from '../../shared/graphql/operation.js';

export const signIn = operation<{ signIn: { readonly __typename: 'Viewer' } | FailureAnswer }, { input: { email: string; password: string } }>(
  `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on Failure { code params message } } }`,
);

export const signOut = operation<{ signOut: boolean }>(`mutation SignOut { signOut }`);

export const signOutEverywhere = operation<{ signOutEverywhere: boolean }>(`mutation SignOutEverywhere { signOutEverywhere }`);

const failureFields = '__typename ... on Failure { code params message }';

/** Says nothing of whether there is such an account. */
export interface PasswordResetRequested {
  readonly __typename: 'PasswordResetRequested';
  readonly validMinutes: number;
}

export const requestPasswordReset = operation<{ requestPasswordReset: PasswordResetRequested | FailureAnswer }, { input: { email: string } }>(
  `mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { ${failureFields} ... on PasswordResetRequested { validMinutes } }
  }`,
);

export interface PasswordChanged {
  readonly __typename: 'PasswordChanged';
}

export const changePassword = operation<{ changePassword: PasswordChanged | FailureAnswer }, { input: { currentPassword: string; newPassword: string } }>(
  `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ${failureFields} } }`,
);

export interface PasswordSet {
  readonly __typename: 'PasswordSet';
  readonly email: string;
}

export const setPasswordByLink = operation<{ setPasswordByLink: PasswordSet | FailureAnswer }, { input: { token: string; password: string } }>(
  `mutation SetPasswordByLink($input: SetPasswordByLinkInput!) {
    setPasswordByLink(input: $input) { ${failureFields} ... on PasswordSet { email } }
  }`,
);
