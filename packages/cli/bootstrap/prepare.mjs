// Before any command from a checkout: the checks, then the build.
import module from 'node:module';
import { join } from 'node:path';
import { build } from './start/build.mjs';
import { assertInstalled, assertNode, assertSpace } from './start/checks.mjs';
import { leavePnpm } from './start/quick-npx.mjs';
import { bootstrapTexts, Stopped } from './texts.mjs';

/** Runs the built command line. Progress goes to standard error, so that a command's own output stays clean. */
export async function prepareAndRun(args) {
  const root = join(import.meta.dirname, '../../..');
  const say = bootstrapTexts(process.env);
  try {
    assertNode(say);
    assertInstalled(root, say);
    assertSpace(root, say);
    leavePnpm(root);
    await build({ root, say, out: process.stderr });
    module.enableCompileCache?.(join(root, 'node_modules/.cache/meja/compiled'));
    const { main } = await import('../dist/index.js');
    process.exit(await main(args));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
