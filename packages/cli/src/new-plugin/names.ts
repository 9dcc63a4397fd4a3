import { CommandFailure } from '../failure.js';

/** What a plugin is called in each language that its files are written in. */
export interface PluginNames {
  /** Lower-case words with hyphens: folders, packages, permissions. */
  readonly id: string;
  /** Constants and fields. */
  readonly camel: string;
  /** Types. */
  readonly Pascal: string;
  /** Codes of failures. */
  readonly CODE: string;
}

/** Refuses what the boot would refuse, and ids whose package exists already. */
export function namesFor(id: string): PluginNames {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > longest || ofOurs.has(id)) throw new CommandFailure('PLUGIN_ID_INVALID', { id, longest });
  const Pascal = id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { id, camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1), Pascal, CODE: id.toUpperCase().replaceAll('-', '_') };
}

/** Leaves room for names made of it: PostgreSQL cuts them off at 63 characters. */
const longest = 30;
/** `@meja/plugin-sdk` is the SDK. */
const ofOurs: ReadonlySet<string> = new Set(['sdk']);
