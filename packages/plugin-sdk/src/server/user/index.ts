export { registerRequester } from './commands.js';
export { requesterRegistered, userDeactivated } from './events.js';
export { signInRefused } from './failures.js';
export { mayReadPeople, mayManagePeople, mayConfigure, mayUsePortal } from './permissions.js';
export { Users, Departments, type UserFacts, type ViewerFacts, type DepartmentFacts } from './readers.js';
