export { registerRequester } from './commands.js';
export { mayReadPeople, mayManagePeople, mayConfigure, mayUsePortal } from './permissions.js';
export { Users, Departments, type UserFacts, type DepartmentFacts } from './readers.js';
