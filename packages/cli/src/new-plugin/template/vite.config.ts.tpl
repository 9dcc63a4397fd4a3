import { webBuild } from '@meja/plugin-sdk/web/build';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [vue()], ...webBuild({ version: '0.1.0', entry: 'web/index.ts', outDir: `${import.meta.dirname}/dist/web` }) });
