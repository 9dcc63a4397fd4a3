// The built command line as specs run it: the real program, without the build that stands before it.
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

module.enableCompileCache(join(import.meta.dirname, '../../../../node_modules/.cache/meja/compiled'));
const { main } = await import(pathToFileURL(join(import.meta.dirname, '../../dist/index.js')).href);
process.exit(await main(process.argv.slice(2)));
