import { sdlFile } from './sdl-file.js';

/** Root types, scalars and the failures everybody may use; both APIs start with it. */
export const kernelSdl = (): string => sdlFile(import.meta.dirname, 'sdl/kernel.graphql');
