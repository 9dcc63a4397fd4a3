export { sanitiseHtml } from './sanitise-html.js';
export { textToHtml } from './text-to-html.js';
