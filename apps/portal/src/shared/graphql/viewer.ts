import { operation } from './operation.js';

/** The signed-in requester, as every page shows them. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly workspaceName: string;
}

export const viewerFields = 'viewer { name email timeZone workspaceName }';

export const viewerOnly = operation<{ viewer: Viewer | null }>(`query ViewerOnly { ${viewerFields} }`);
