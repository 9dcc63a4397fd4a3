#!/usr/bin/env node
// The command line of a tree that is built already, as images and service units run it: no checks, no build.
import module from 'node:module';
import { bootstrapTexts, Stopped } from './texts.mjs';
import { assertNode } from './start/checks.mjs';

try {
  assertNode(bootstrapTexts(process.env));
  module.enableCompileCache?.();
  const { main } = await import('../dist/index.js');
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Stopped)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
