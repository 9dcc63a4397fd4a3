{
  "name": "@meja/plugin-__id__",
  "version": "0.1.0",
  "private": true,
  "type": "module",
  "license": "Apache-2.0",
  "exports": {
    ".": "./dist/server/index.js",
    "./package.json": "./package.json"
  },
  "scripts": {
    "build": "tsc -p tsconfig.build.json && node ../../packages/config/build/copy-assets.mjs && vite build",
    "typecheck": "tsc -p tsconfig.json --noEmit && tsc -p web/tsconfig.json --noEmit"
  },
  "dependencies": {
    "@meja/plugin-sdk": "workspace:*",
    "valibot": "1.5.0"
  },
  "devDependencies": {
    "@jest/globals": "30.5.2",
    "@meja/testing": "workspace:*",
    "@vitejs/plugin-vue": "6.0.11",
    "typescript": "7.0.2",
    "vite": "8.3.8",
    "vue": "3.5.45"
  }
}
