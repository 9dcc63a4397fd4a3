import { operation, type FailureAnswer } from '../../shared/graphql/operation.js';

export const signIn = operation<{ signIn: { readonly __typename: 'Viewer' } | FailureAnswer }, { input: { email: string; password: string } }>(
  `mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename ... on Failure { code params message } } }`,
);

export const signOut = operation<{ signOut: boolean }>(`mutation SignOut { signOut }`);

export const signOutEverywhere = operation<{ signOutEverywhere: boolean }>(`mutation SignOutEverywhere { signOutEverywhere }`);
