/** Where somebody sent a ticket that they may not see there, by its id: known here only, nobody can ask for it. */
export const departures = new Map<string, string>();
