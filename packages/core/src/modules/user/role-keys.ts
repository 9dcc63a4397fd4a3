/** Everybody active holds this role; it is never assigned. */
export const requesterRole = 'requester';

/** Stands for every permission that core and the installed plugins declare. */
export const everyPermission = '*';
