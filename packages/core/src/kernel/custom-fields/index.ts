export { CustomFields } from './custom-fields.js';
