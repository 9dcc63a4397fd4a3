import type { Contributor } from '../../plugins/contributor.js';

/** The part of a contributor that an API is composed from. */
export type ApiContributor = Pick<Contributor, 'id' | 'graphql' | 'customFields' | 'permissions'>;
