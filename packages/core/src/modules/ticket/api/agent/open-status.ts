import type { TicketStatus } from '@meja/plugin-sdk/server/ticket';

type OpenStatus = 'open' | 'waiting_for_requester' | 'waiting_for_third_party';

/** What may be set by hand, of the wider type of the API. Anything else is handed on, for the schema of the command to refuse it by name. */
export const openStatus = (status: TicketStatus | null | undefined): OpenStatus | undefined => (status ?? undefined) as OpenStatus | undefined;
