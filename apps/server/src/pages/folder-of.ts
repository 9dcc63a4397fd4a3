import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);

/** Where an installed package lies. */
export const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));
