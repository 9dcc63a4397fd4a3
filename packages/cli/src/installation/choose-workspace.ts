import type { Installation } from '@meja/core';
import type { Workspace } from '@meja/plugin-sdk/server/kernel';
import { CommandFailure } from '../failure.js';

/** The workspace that was named, or the only one. */
export async function chooseWorkspace(installation: Installation, slug: string | undefined): Promise<Workspace> {
  const workspaces = await installation.workspaces();
  const slugs = workspaces.map((workspace) => workspace.slug).join(', ');
  const [first] = workspaces;
  if (!first) throw new CommandFailure('NO_WORKSPACE');
  if (slug === undefined && workspaces.length > 1) throw new CommandFailure('WORKSPACE_NOT_NAMED', { slugs });
  const found = workspaces.find((workspace) => slug === undefined || workspace.slug === slug);
  if (!found) throw new CommandFailure('WORKSPACE_UNKNOWN', { slug, slugs });
  return found;
}
