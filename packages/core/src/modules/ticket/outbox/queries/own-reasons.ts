/** Why something was not sent, as far as it is for us to say: keys under `outbox.reasons` in the locale files. Anything else is a line of the other side. */
const ownReasons = ['automatic', 'own_address', 'once_an_hour', 'four_a_day', 'too_many_waiting', 'gone', 'out_of_sight', 'taken_away', 'link_over', 'bounced', 'delayed'] as const;

export const isOwnReason = (reason: string): boolean => ownReasons.some((own) => own === reason);
