#!/usr/bin/env node
// `npx pnpm meja …` from a checkout.
import { prepareAndRun } from './prepare.mjs';

await prepareAndRun(process.argv.slice(2));
