import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const marker = '\0lent:';

/**
 * Lends our copy of some modules to plugins that are loaded later: one entry chunk for each, named in an import map.
 * The map is the only inline script of the page; `csp.json` holds its hash for the server's content security policy.
 */
export function lendModules(names: readonly string[]): Plugin {
  const entries = new Map<string, string>();
  let building = true;
  return {
    name: 'meja-lend-modules',
    config: (_config, { command }) => {
      building = command === 'build';
      const input = Object.fromEntries(names.map((name) => [`lent-${name.replaceAll(/\W+/g, '-').replace(/^-/, '')}`, `${marker}${name}`]));
      return { build: { rolldownOptions: { preserveEntrySignatures: 'exports-only', input: { main: 'index.html', ...input } } } };
    },
    resolveId: (id) => (id.startsWith(marker) ? id : null),
    load: (id) => (id.startsWith(marker) ? `export * from ${JSON.stringify(id.slice(marker.length))};` : null),
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.startsWith(marker)) entries.set(chunk.facadeModuleId.slice(marker.length), `/${chunk.fileName}`);
      }
      this.emitFile({ type: 'asset', fileName: 'csp.json', source: `${JSON.stringify({ scriptHashes: [hash(importMap())] })}\n` });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        for (const chunk of Object.values(bundle ?? {})) {
          if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.startsWith(marker)) entries.set(chunk.facadeModuleId.slice(marker.length), `/${chunk.fileName}`);
        }
        return { html, tags: [{ tag: 'script', attrs: { type: 'importmap' }, children: importMap(), injectTo: 'head-prepend' as const }] };
      },
    },
  };

  function importMap(): string {
    const address = (name: string) => (building ? entries.get(name) : `/@id/__x00__${marker.slice(1)}${name}`);
    return JSON.stringify({ imports: Object.fromEntries(names.map((name) => [name, address(name)])) });
  }
}

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
