import type { Pages } from '@meja/core';
import { agentApp, scriptHashes } from './agent-app.js';
import { helpCentre } from './help-centre.js';
import { pluginFiles } from './plugin-files.js';

/** Every page of the product. */
export const pages = (): Pages => ({ routes: [pluginFiles, helpCentre, agentApp], scriptHashes: scriptHashes() });
