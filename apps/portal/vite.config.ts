import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** One server entry with everything in it, and beside it the files a browser fetches, under names that carry a hash. */
export default defineConfig({
  plugins: [vue(), fontsBesideTheStylesheet()],
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
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
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
