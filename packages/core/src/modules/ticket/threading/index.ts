export { AnswerLinks } from './answer-links.js';
export { Joining, type Joined } from './joining.js';
export { OutboundIds } from './outbound-ids.js';
export { ThreadTokens, type Thread } from './thread-tokens.js';
