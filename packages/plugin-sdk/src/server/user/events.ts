import { event } from '../kernel/events.js';

/** A person nobody knew wrote or was registered. Not told for somebody who is found again. */
export const requesterRegistered = event('user.requester-registered', 1).with<{ userId: string }>();

/** A person may not sign in any more and is offered nowhere; what they wrote stays. */
export const userDeactivated = event('user.deactivated', 1).with<{ userId: string }>();
