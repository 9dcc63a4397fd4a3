/** Tickets that were sent away from here, by their id: to a place that is known here only, as nobody here may look there; to none when they are destroyed. */
export const departures = new Map<string, string>();
