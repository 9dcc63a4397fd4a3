import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { lendModules } from './build/lend-modules.js';

const server = process.env.MEJA_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [vue(), tailwindcss(), lendModules(['vue', 'vue-router', '@meja/plugin-sdk/web'])],
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules\/(?:@vue\/|vue\/|vue-router\/|pinia\/)/ },
            { name: 'api', test: /node_modules\/(?:@urql\/|@0no-co\/|wonka\/|graphql-ws\/)/ },
            { name: 'i18n', test: /node_modules\/(?:@intlify\/|vue-i18n\/)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/plugins': server, '/files': server } },
});
