import { CommandFailure } from '../failure.js';
import type { PluginNames } from './names.js';

/** The files beside the plugin itself that must know it. Doing each twice changes nothing. */
export const pluginList = 'apps/server/src/meja.config.ts';
export const serverManifest = 'apps/server/package.json';
export const architecturePage = 'docs/architecture.md';

const packageOf = ({ id }: PluginNames): string => `@meja/plugin-${id}`;

/** The list of installed plugins with this one at its end. */
export function installed(text: string, names: PluginNames): string {
  if (text.includes(`'${packageOf(names)}'`)) return text;
  const list = /^(export const plugins\b[^=]*= \[)([^]*?)(\];)$/m.exec(text);
  const [whole = '', open, inner = '', close] = list ?? [];
  if (!list) throw new CommandFailure('PLUGIN_LIST_UNREADABLE', { file: pluginList });
  const entry = `${names.camel}Plugin({})`;
  const isSpread = inner.includes('\n');
  const before = inner.trimEnd().replace(/,$/, '');
  const entries = isSpread ? `${before},\n  ${entry},\n` : [before, entry].filter((each) => each !== '').join(', ');
  return `import { ${names.camel}Plugin } from '${packageOf(names)}';\n${text.replace(whole, () => `${open}${entries}${close}`)}`;
}

/** The package of the server with this plugin among its dependencies. */
export function withDependency(text: string, names: PluginNames): string {
  const manifest = JSON.parse(text) as { dependencies?: Record<string, string> };
  const dependencies = { ...manifest.dependencies, [packageOf(names)]: 'workspace:*' };
  const sorted = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`;
}

/** Every folder has a sentence there, or the rules refuse it; the author makes it a better one. */
export function toldAbout(text: string, { id }: PluginNames): string {
  if ([`\`plugins/${id}\``, `\`plugins/${id}/`].some((told) => text.includes(told))) return text;
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => /^\s*[-*|]\s*`plugins\//.test(line));
  const [, before, after, end] = /^(\s*[-*|]\s*)`[^`]*`(\W*)[^]*?( \|)?$/.exec(lines[last] ?? '') ?? [];
  if (before === undefined) return text;
  const sentences = { '': `The plugin ${id}: say here what it adds.`, '/server': `What ${id} does in the server.`, '/web': `What ${id} shows to agents.` };
  const slash = /\/`/.test(lines[last] ?? '') ? '/' : '';
  const told = Object.entries(sentences).map(([folder, sentence]) => `${before}\`plugins/${id}${folder}${slash}\`${after}${sentence}${end ?? ''}`);
  return lines.toSpliced(last + 1, 0, ...told).join('\n');
}
