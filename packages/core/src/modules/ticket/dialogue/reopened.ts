import type { TicketStatus } from '@meja/plugin-sdk/server/ticket';

/** The status after the requester wrote: who waited for them, or was done, works on it again. */
export const reopened = (status: TicketStatus): TicketStatus => (status === 'new' || status === 'waiting_for_third_party' ? status : 'open');
