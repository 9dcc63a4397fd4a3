import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the SDL that stands beside a contribution: `sdlFile(import.meta.dirname, 'api/agent/ticket.graphql')`. */
export const sdlFile = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
