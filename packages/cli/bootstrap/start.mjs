// `npx pnpm start`: checks, builds and serves. Stays readable for Node 20, which may run it by mistake.
import { prepareAndRun } from './prepare.mjs';

await prepareAndRun(['start', ...process.argv.slice(2)]);
