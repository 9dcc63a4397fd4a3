// `npx pnpm test [pattern]`: everything a change must pass, ending in one line `N passed, N failed`. Runs on Node >= 20.19.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, installChromium } from './test/chromium.mjs';
import { runCommand } from './test/run-command.mjs';
import { steps } from './test/steps.mjs';

const root = join(import.meta.dirname, '../../..');
const patterns = process.argv.slice(2);
const say = (line) => console.log(line);

async function main() {
  if (!existsSync(join(root, 'node_modules/node'))) throw new Error('The installation is not complete. Run: npx pnpm install');
  const chromium = await chromiumFor(patterns);
  if (chromium) say(`Chromium: ${chromium}`);
  const total = { passed: 0, failed: 0 };
  const failures = [];
  let isBuilt = true;
  for (const step of steps({ root, patterns, chromium, say: (line) => line.trim() !== '' && say(`    ${line}`) })) {
    const result = step.needsBuild && !isBuilt ? { passed: 0, failed: 1, details: 'Not run, because the build failed.' } : await timed(step);
    if (step.isBuild) isBuilt = result.failed === 0;
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.failed > 0) failures.push({ name: step.name, details: result.details });
  }
  for (const { name, details } of failures) say(`\n──── ${name}\n${details}`);
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function timed(step) {
  say(`▸ ${step.name} …`);
  const began = performance.now();
  const result = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${result.failed === 0 ? '✓' : '✗'} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}

/** Only stories in the browser need one. */
async function chromiumFor(only) {
  if (only.length > 0) {
    const { output } = await runCommand({ root, command: ['node', 'packages/config/jest.mjs', '--listTests', ...only] });
    if (!output.includes('.browser-spec.')) return null;
  }
  return findChromium() ?? installChromium({ say });
}

try {
  await main();
} catch (error) {
  say(error.message);
  say('\n0 passed, 1 failed');
  process.exitCode = 1;
}
