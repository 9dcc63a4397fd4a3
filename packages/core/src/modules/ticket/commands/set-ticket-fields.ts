import { Injectable } from '@nestjs/common';
import { Events, notFound, ok, refuse, validationFailed, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { maySetFields, setTicketFields, ticketFieldsSet } from '@meja/plugin-sdk/server/ticket';
import { CustomFields } from '../../../kernel/custom-fields/index.js';
import { barred, contested, TicketRows } from '../rows/index.js';

/** Sets fields that plugins defined. Values that do not fit their field, and fields nobody defined, are refused by name; what somebody else changed meanwhile is not overwritten. */
@Injectable()
export class SetTicketFields implements Handles<typeof setTicketFields> {
  constructor(private readonly rows: TicketRows, private readonly customFields: CustomFields, private readonly events: Events) {}

  async execute(ctx: RequestContext, { ticketId, version, fields }: InputOf<typeof setTicketFields>) {
    const ticket = await this.rows.lock(ctx, ticketId, maySetFields);
    if (!ticket) return refuse(notFound({}));
    const refusal = barred(ticket) ?? contested(ticket, await this.rows.conflicts(ctx, ticket, version, { customFields: fields }));
    if (refusal) return refusal;
    const issues = this.customFields.issues('Ticket', fields);
    if (issues.length > 0) return refuse(validationFailed({ issues }));

    const changed = Object.keys(fields).filter((id) => (ticket.customFields[id] ?? null) !== fields[id]);
    if (changed.length === 0) return ok({ ticketId });
    await this.rows.write(ctx, ticket, { customFields: withFields(ticket.customFields, fields) }, { isPublic: false });
    await this.events.publish(ctx, ticketFieldsSet, { ticketId, fieldIds: changed });
    return ok({ ticketId });
  }
}

/** Null takes a field away. */
function withFields(before: Record<string, unknown>, fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...before, ...fields }).filter(([, value]) => value !== null));
}
