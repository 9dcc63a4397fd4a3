import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginContext } from './context.js';
import type { WebDefinition } from './define-web.js';
import { slotNames, type SlotName } from './slots.js';

/**
 * What the build writes beside the module and the host serves at `/plugins/manifest.json`.
 * `entry` and `css` are relative to the folder; the server puts `/plugins/<id>/<version>/` in front.
 * @since 0.1.0
 */
export interface WebManifest {
  readonly id: string;
  readonly version: string;
  readonly sdk: string;
  readonly entry: string;
  readonly css: string | null;
  readonly slots: readonly SlotName[];
}

/**
 * What `webBuild` needs to know.
 * @since 0.1.0
 */
export interface WebBuildOptions {
  /** Version of the plugin: it is part of the address, so a new one is never served from an old cache. */
  readonly version: string;
  /** The module whose default export is `defineWeb({ … })`. */
  readonly entry: string;
  /** Where the built files go, absolute. The same folder is `web` of the contribution. */
  readonly outDir: string;
}

/**
 * The Vite configuration of a web half: one module and one style sheet, everything the host shares left outside,
 * and a `manifest.json` whose slots come from running `setup`. Vite itself stays a dependency of the plugin.
 * @example
 * export default defineConfig({ plugins: [vue()], ...webBuild({ version: '1.0.0', entry: 'web/index.ts', outDir: `${import.meta.dirname}/dist/web` }) });
 * @since 0.1.0
 */
export function webBuild({ version, entry, outDir }: WebBuildOptions) {
  return {
    define: { 'process.env.NODE_ENV': '"production"' },
    publicDir: false as const,
    build: {
      outDir,
      emptyOutDir: true,
      cssCodeSplit: false,
      reportCompressedSize: false,
      lib: { entry, formats: ['es' as const], fileName: 'index', cssFileName: 'style' },
      rolldownOptions: { external: [...sharedModules], plugins: [{ name: 'meja-web-manifest', closeBundle: () => writeManifest(outDir, version) }] },
    },
  };
}

/**
 * Modules the host lends to every plugin; a second copy would not share state.
 * @since 0.1.0
 */
export const sharedModules: readonly string[] = ['vue', 'vue-router', '@meja/plugin-sdk/web'];

/** Writes `manifest.json` into the folder of a built web half. `webBuild` calls it; call it yourself when another bundler built the module. @since 0.1.0 */
export async function writeManifest(outDir: string, version: string): Promise<WebManifest> {
  const files = await readdir(outDir);
  const entry = files.find((file) => /^index\.m?js$/.test(file));
  if (!entry) throw new Error(`${outDir} holds no index.js. Build the web half before its manifest is written.`);
  const { default: web } = (await import(`${pathToFileURL(join(outDir, entry)).href}?at=${Date.now()}`)) as { default?: WebDefinition };
  if (typeof web?.setup !== 'function') throw new Error(`${entry} has no default export made by defineWeb({ … }).`);
  const manifest: WebManifest = { id: web.id, version, sdk: web.engine, entry, css: files.find((file) => file.endsWith('.css')) ?? null, slots: slotsOf(web) };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Runs `setup` against a context that only remembers which slots were filled. @since 0.1.0 */
export function slotsOf(web: WebDefinition): readonly SlotName[] {
  const filled = new Set<SlotName>();
  const asked = (): never => {
    throw new Error(`${web.id}: setup asked the server or the page for something. Do it in a component instead.`);
  };
  const recorder: PluginContext = {
    id: web.id,
    add: (slot) => {
      if (!slotNames.includes(slot)) throw new Error(`${web.id}: there is no slot ${slot}. Choose one of ${slotNames.join(', ')}.`);
      filled.add(slot);
      return () => filled.delete(slot);
    },
    gql: { query: asked, mutate: asked },
    i18n: { merge: () => {}, t: (key) => key, locale: { value: 'en' } as PluginContext['i18n']['locale'] },
    ui: { toast: asked },
  };
  web.setup(recorder);
  return slotNames.filter((slot) => filled.has(slot));
}
