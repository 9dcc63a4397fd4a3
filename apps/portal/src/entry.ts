import { fileURLToPath } from 'node:url';
import type { CreatePortal } from './contract.js';
import { createHandler } from './pages/handler.js';

export const createPortal: CreatePortal = createHandler;

export const assetsDirectory: string = fileURLToPath(new URL('./assets', import.meta.url));
