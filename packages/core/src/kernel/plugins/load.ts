import type { InstalledPlugin } from '@meja/plugin-sdk/server/kernel';
import semver from 'semver';
import { BootRefused } from './boot-refused.js';
import { refuseClashes } from './clashes.js';
import { Contributors, type Contributor, type CoreContribution } from './contributor.js';

/** Version of the SDK that this core implements. */
export const sdkVersion = '0.1.0';

/** Orders, validates and merges contributions. Pure: nothing is started. Throws `BootRefused`. */
export function loadContributors(core: readonly CoreContribution[], plugins: readonly InstalledPlugin[]): Contributors {
  const modules = core.map((module): Contributor => ({ controlMigrations: [], ...module, version: sdkVersion, isPlugin: false, options: null }));
  const contributors = [...modules, ...inOrder(plugins).map(contribute)];
  refuseClashes(contributors);
  return new Contributors(contributors);
}

function contribute({ definition, options }: InstalledPlugin): Contributor {
  const { id, version, engine } = definition;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new BootRefused(id, 'its id', 'Use lower-case words joined by hyphens.');
  if (!semver.validRange(engine) || !semver.satisfies(sdkVersion, engine)) {
    throw new BootRefused(id, `engine ${engine}`, `This installation has plugin SDK ${sdkVersion}. Install a version of the plugin made for it.`);
  }
  const checked = definition.options['~standard'].validate(options);
  if (checked instanceof Promise) throw new BootRefused(id, 'options', 'Their schema must not be asynchronous.');
  if (checked.issues) {
    const first = checked.issues[0];
    const path = (first?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    throw new BootRefused(id, `option ${path || '(all)'}`, `${first?.message ?? 'It does not fit'}. Correct it in meja.config.ts.`);
  }
  return { ...definition.contribute(checked.value), id, version, isPlugin: true, module: null, controlMigrations: [], options: checked.value };
}

/** Each after the ones it depends on; otherwise as listed. */
function inOrder(plugins: readonly InstalledPlugin[]): InstalledPlugin[] {
  const byId = new Map<string, InstalledPlugin>();
  for (const plugin of plugins) {
    const { id } = plugin.definition;
    if (byId.has(id)) throw new BootRefused(id, 'installed twice', 'Remove one of the two lines from meja.config.ts.');
    byId.set(id, plugin);
  }
  const sorted: InstalledPlugin[] = [];
  const visit = (plugin: InstalledPlugin, path: readonly string[]): void => {
    const { id, dependsOn = [] } = plugin.definition;
    if (sorted.includes(plugin)) return;
    if (path.includes(id)) throw new BootRefused(id, `dependsOn ${[...path.slice(path.indexOf(id)), id].join(' → ')}`, 'Plugins may not depend on each other in a circle.');
    for (const needed of dependsOn) {
      const found = byId.get(needed);
      if (!found) throw new BootRefused(id, `dependsOn ${needed}`, `Add ${needed} to meja.config.ts, or remove ${id}.`);
      visit(found, [...path, id]);
    }
    sorted.push(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return sorted;
}
