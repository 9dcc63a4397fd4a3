// Compares the surfaces others build on with the build and with the last release: node packages/config/reports/check.mjs
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { apiReport } from './api-report.mjs';
import { brokenApi } from './compare-api.mjs';
import { brokenSchema } from './compare-schema.mjs';
import { sdk, surfaces } from './files.mjs';

const checks = {
  'The API report is what the build gives': () => (existsSync(surfaces.sdk.current) && readFileSync(surfaces.sdk.current, 'utf8') === apiReport(sdk) ? [] : [`${shown(surfaces.sdk.current)} is not what the build gives. Run npx pnpm reports and commit the file.`]),
  'The plugin SDK breaks nothing released': () => compared(surfaces.sdk, brokenApi),
  'The agent API breaks nothing released': () => compared(surfaces.agent, brokenSchema),
  'The requester API breaks nothing released': () => compared(surfaces.portal, brokenSchema),
};

const shown = (path) => relative(process.cwd(), path);

function compared({ current, released }, broken) {
  const absent = [current, released].filter((path) => !existsSync(path));
  if (absent.length > 0) return absent.map((path) => `${shown(path)} does not exist. Run npx pnpm reports${path === released ? ' --release' : ''}.`);
  return broken(readFileSync(released, 'utf8'), readFileSync(current, 'utf8')).map((message) => `${shown(current)}: ${message}`);
}

for (const [name, check] of Object.entries(checks)) {
  const problems = check();
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems) console.log(`    ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
