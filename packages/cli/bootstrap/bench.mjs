// `npx pnpm bench …`: builds what is measured, then measures it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './start/build.mjs';
import { assertInstalled, assertNode, assertSpace } from './start/checks.mjs';
import { bootstrapTexts, Stopped } from './texts.mjs';

const root = join(import.meta.dirname, '../../..');
const say = bootstrapTexts(process.env);
try {
  assertNode(say);
  assertInstalled(root, say);
  assertSpace(root, say);
  await build({ root, say, out: process.stderr });
  const bench = spawn(process.execPath, [join(root, 'bench/bench.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  bench.once('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
