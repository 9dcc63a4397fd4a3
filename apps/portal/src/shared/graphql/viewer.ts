import { operation } from './operation.js';

/** The signed-in requester, as every page shows them. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly workspaceName: string;
  /** Names of organizations whose requests the visitor may read. */
  readonly managedOrganizations: readonly string[];
}

export const viewerFields = 'viewer { name email timeZone workspaceName managedOrganizations }';

export const viewerOnly = operation<{ viewer: Viewer | null }>(`query ViewerOnly { ${viewerFields} }`);
