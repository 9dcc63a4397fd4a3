export { Bytes } from './bytes.js';
export { bytesContribution } from './bytes.contribution.js';
export { BytesModule } from './bytes.module.js';
export { sweepBytes } from './sweep-bytes.js';
