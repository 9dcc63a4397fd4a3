// Writes the API report of the built SDK; with --release also keeps the present surfaces as those of the last release.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { apiReport } from './api-report.mjs';
import { sdk, surfaces } from './files.mjs';

writeFileSync(surfaces.sdk.current, apiReport(sdk));
if (process.argv.includes('--release')) {
  for (const { current, released } of Object.values(surfaces)) {
    mkdirSync(dirname(released), { recursive: true });
    copyFileSync(current, released);
  }
}
