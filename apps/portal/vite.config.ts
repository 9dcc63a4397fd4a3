import { basename, dirname, resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';

const browsers = ['chrome123', 'firefox128', 'safari17.5'];

/** One server entry with everything in it, and beside it the files a browser fetches, under names that carry a hash. */
export default defineConfig({
  plugins: [vue(), browserScripts(), fontsBesideTheStylesheet()],
  ssr: { noExternal: true },
  resolve: {
    // Without these a Node build takes Vue with its template compiler, ten times the size and compiled for development.
    alias: [
      { find: /^vue$/, replacement: 'vue/dist/vue.runtime.esm-bundler.js' },
      { find: /^(@vue|vue)\/server-renderer$/, replacement: '@vue/server-renderer/dist/server-renderer.esm-bundler.js' },
    ],
  },
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    ssr: 'src/entry.ts',
    ssrEmitAssets: true,
    target: 'node24',
    cssTarget: browsers,
    cssMinify: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'entry.js' } },
  },
});

/** The help centre may hang under any path, so the stylesheet must not name one. */
function fontsBesideTheStylesheet(): Plugin {
  return {
    name: 'fonts-beside-the-stylesheet',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = String(file.source).replaceAll('url(/assets/', 'url(');
      }
    },
  };
}

/** `import name from 'browser:./x.ts'` builds a module for the browser, whole in one file beside the stylesheet, and gives the name of that file. */
function browserScripts(): Plugin {
  const prefix = 'browser:';
  return {
    name: 'browser-scripts',
    enforce: 'pre',
    resolveId: (source, importer) => (source.startsWith(prefix) ? `\0${prefix}${resolve(dirname(importer ?? ''), source.slice(prefix.length))}` : null),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const input = id.slice(prefix.length + 1);
      const options = { write: false, target: browsers, modulePreload: false, reportCompressedSize: false, rolldownOptions: { input, output: { entryFileNames: '[name]-[hash].js' } } } as const;
      const { output } = (await build({ configFile: false, logLevel: 'warn', build: options })) as Rolldown.RolldownOutput;
      const [script] = output;
      this.emitFile({ type: 'asset', fileName: `assets/${script.fileName}`, source: script.code });
      return `export default ${JSON.stringify(basename(script.fileName))};`;
    },
  };
}
