export { FileRoutes } from './file.routes.js';
export { filesContribution } from './files.contribution.js';
