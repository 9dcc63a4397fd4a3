import type { Workspace } from '@meja/plugin-sdk/server/kernel';

/** Where the databases of one installation are: the control database is named, the workspaces' names follow from it. */
export class DatabaseAddresses {
  readonly controlName: string;

  constructor(readonly control: string) {
    this.controlName = decodeURIComponent(new URL(control).pathname.slice(1)) || 'postgres';
  }

  nameOfWorkspace(workspace: Pick<Workspace, 'slug'>): string {
    return `${this.controlName}_ws_${workspace.slug.replaceAll('-', '_')}`;
  }

  ofWorkspace(workspace: Pick<Workspace, 'slug'>): string {
    return this.named(this.nameOfWorkspace(workspace));
  }

  named(database: string): string {
    const url = new URL(this.control);
    url.pathname = `/${encodeURIComponent(database)}`;
    return url.toString();
  }
}
