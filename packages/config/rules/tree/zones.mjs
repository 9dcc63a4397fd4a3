/** Modules of the core, each may import those before it. */
export const modules = ['user', 'tier', 'ticket', 'knowledge-base'];

const zones = [
  [/^packages\/plugin-sdk\/src\/server\/([^/]+)\//, ([, home]) => ({ zone: 'words', home })],
  [/^packages\/plugin-sdk\/(?:src\/)?(server|web|testing)\b/, ([, home]) => ({ zone: 'sdk', home })],
  [/^packages\/core\/src\/kernel\//, () => ({ zone: 'kernel' })],
  [/^packages\/core\/src\/modules\/([^/]+)\//, ([, home]) => ({ zone: 'module', home })],
  [/^packages\/([^/]+)\//, ([, zone]) => ({ zone })],
  [/^plugins\/([^/]+)\/(server|web)\//, ([, home, part]) => ({ zone: 'plugin', home, part })],
  [/^plugins\/([^/]+)\//, ([, home]) => ({ zone: 'plugin', home })],
  [/^apps\/([^/]+)\/src\/features\/([^/]+)\//, ([, home, feature]) => ({ zone: 'app', home, layer: 'features', feature })],
  [/^apps\/([^/]+)\/src\/(shell|pages|shared)\//, ([, home, layer]) => ({ zone: 'app', home, layer })],
  // What an app and the server that carries it agree on, and its texts.
  [/^apps\/([^/]+)\/src\/(?:contract\.ts$|locales\/)/, ([, home]) => ({ zone: 'app', home, layer: 'shared' })],
  [/^apps\/([^/]+)\//, ([, home]) => ({ zone: 'app', home, layer: 'root' })],
  [/^(bench)\//, ([, zone]) => ({ zone })],
];

/** Where a path stands: its zone, and inside it the module, plugin or app it belongs to. A package name that leads nowhere is its folder. */
export function zoneOf(path) {
  const where = path.replace(/^@meja\/plugin-(?!sdk)([^/]+)/, 'plugins/$1/').replace(/^@meja\/([^/]+)\/?/, 'packages/$1/');
  for (const [pattern, zone] of zones) {
    const match = pattern.exec(where);
    if (match) return zone(match);
  }
  return { zone: where };
}
