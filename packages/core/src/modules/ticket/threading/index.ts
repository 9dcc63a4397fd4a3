export { Joining, type Joined } from './joining.js';
export { ThreadTokens, type Thread } from './thread-tokens.js';
