export { authorOf } from './author.js';
export { Dialogue, type MessageDraft, type Opened } from './dialogue.js';
export { reopened } from './reopened.js';
export { unread } from './unread.js';
