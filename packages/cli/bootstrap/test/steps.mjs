import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';

/** What a change must pass, in this order. Each answers `{ passed, failed, details }`. */
export function steps({ root, patterns, chromium, say }) {
  const run = (command) => async () => verdict(await runCommand({ root, command }));
  const jest = { name: 'specs', needsBuild: patterns.length === 0, run: () => runSpecs({ root, patterns, chromium, say }) };
  const build = { name: 'build', isBuild: true, run: run(['turbo', 'run', 'build', '--output-logs=errors-only', '--log-order=grouped']) };
  if (patterns.length > 0) return [build, jest];
  return [
    build,
    { name: 'lint', run: run(['oxlint', '--type-aware', '--deny-warnings']) },
    { name: 'rules', run: run(['node', 'packages/config/rules/run.mjs']) },
    { name: 'reports', needsBuild: true, run: run(['node', 'packages/config/reports/check.mjs']) },
    { name: 'types', needsBuild: true, run: run(['turbo', 'run', 'typecheck', '--continue', '--output-logs=errors-only', '--log-order=grouped']) },
    jest,
  ];
}

/** A step that lists its checks (`ok …`, `FAILED …`) counts each; any other counts as one. */
export function verdict({ code, output }) {
  const listed = output.split('\n').filter((line) => /^(ok|FAILED)\s/.test(line));
  const passed = listed.filter((line) => line.startsWith('ok')).length;
  const failed = listed.length - passed;
  const details = code === 0 ? '' : output.replace(/^ok\s.*\n/gm, '').trim();
  if (code !== 0) return { passed, failed: Math.max(failed, 1), details };
  return { passed: Math.max(passed, 1), failed: 0, details };
}

async function runSpecs({ root, patterns, chromium, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'meja-specs-'));
  const results = join(folder, 'results.json');
  try {
    const command = ['node', 'packages/config/jest.mjs', ...patterns, '--json', `--outputFile=${results}`, `--reporters=${join(root, 'packages/config/jest/progress-reporter.mjs')}`, '--maxWorkers=2'];
    const { code, output } = await runCommand({ root, command, env: chromium ? { CHROMIUM: chromium } : {}, onLine: say });
    return specVerdict({ code, output, results: readResults(results) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // Jest stopped before it could say anything
  }
}

/** In CI a spec that was left out is a failure: nobody would notice it otherwise. */
export function specVerdict({ code, output, results, isCi = process.env.CI === 'true' }) {
  if (!results) return { passed: 0, failed: 1, details: output.trim() };
  const broken = results.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'));
  const left = results.testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => ['pending', 'skipped', 'todo', 'disabled'].includes(status)).map(({ fullName }) => `${name}: ${fullName}`));
  const details = results.testResults.filter(({ message }) => message).map(({ name, message }) => `${name}\n${message}`);
  if (isCi && left.length > 0) details.push(`Left out, which CI does not allow:\n${left.join('\n')}`);
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + broken.length + (isCi ? left.length : 0);
  if (passed + failed === 0) return { passed: 0, failed: 1, details: `No spec ran.\n${output.trim()}` };
  if (failed === 0 && code !== 0) return { passed, failed: 1, details: output.trim() };
  return { passed, failed, details: details.join('\n\n') };
}
