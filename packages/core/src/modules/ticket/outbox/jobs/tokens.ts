import * as v from 'valibot';
import { jobToken, uuid } from '@meja/plugin-sdk/server/kernel';

/** Sends one row of the outbox, if it is due and nobody else is at it. */
export const deliverOutbound = jobToken('ticket.deliver-outbound', v.object({ outboundId: uuid }));

/** Looks for rows whose job was lost or whose sender died. */
export const sweepOutbox = jobToken('ticket.sweep-outbox', v.object({}));
