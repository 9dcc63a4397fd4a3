/** How often the roles of a person changed since a session was opened: streams that began before are found by it. */
export const rightsOfControl = {
  id: 'user-0002-rights',
  sql: `alter table session add column rights integer not null default 0`,
};
