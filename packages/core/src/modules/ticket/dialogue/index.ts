export { authorOf } from './author.js';
export { Dialogue, type FollowedUp, type MessageDraft, type Opened, type TicketDraft } from './dialogue.js';
export { reopened } from './reopened.js';
export { unread } from './unread.js';
