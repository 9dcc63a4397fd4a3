export { plugins } from './meja.config.js';
export { pages } from './pages/index.js';
