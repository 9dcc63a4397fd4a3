import { refuse, type Refused } from '@meja/plugin-sdk/server/kernel';
import { editConflict, ticketClosed, ticketRemoved } from '@meja/plugin-sdk/server/ticket';
import type { Ticket } from '../entities/ticket.js';
import type { Conflict } from './ticket-rows.js';

/** The refusal when nothing may be changed or added: it is out of sight, or closed. Null when work on it goes on. */
export function barred({ id: ticketId, removedAs, isClosed }: Ticket): Refused | null {
  if (removedAs !== null) return refuse(ticketRemoved({ ticketId, as: removedAs }));
  return isClosed ? refuse(ticketClosed({ ticketId })) : null;
}

/** The refusal when somebody else was faster; null when nobody was. */
export const contested = ({ id: ticketId, version }: Ticket, conflicts: readonly Conflict[]): Refused | null =>
  conflicts.length > 0 ? refuse(editConflict({ ticketId, version, conflicts })) : null;
