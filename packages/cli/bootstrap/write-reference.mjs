// Writes docs/reference/configuration.md from the schema of the configuration; needs a build of core.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationReference } from '../../core/dist/kernel/configuration/index.js';

const page = join(import.meta.dirname, '../../../docs/reference/configuration.md');
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, configurationReference());
