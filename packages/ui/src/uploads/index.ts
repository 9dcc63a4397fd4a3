export { idOf, OpenUploads, type Carrier, type ChosenFile, type FileStore, type KeptFile, type UploadsOptions, type UploadState } from './open-uploads.js';
export { pastedFiles } from './pasted-files.js';
export { TusCarrier, UploadRefused, type Door, type Hooks, type Journey } from './tus.js';
