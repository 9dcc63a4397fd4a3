export { TusRoute, uploadPaths } from './tus/tus.route.js';
export { Uploads } from './uploads.js';
export { uploadsContribution } from './uploads.contribution.js';
export { UploadsModule } from './uploads.module.js';
export type { KeptFile } from './uploads.sql.js';
