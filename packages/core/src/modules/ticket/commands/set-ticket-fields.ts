import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, Events, mayIn, notFound, ok, refuse, validationFailed, type Handles, type InputOf, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { maySetFields, setTicketFields, ticketFieldsSet, Tickets } from '@meja/plugin-sdk/server/ticket';
import { CustomFields } from '../../../kernel/custom-fields/index.js';
import { Ticket } from '../entities/ticket.js';

/** Sets fields that plugins defined. Values that do not fit their field, and fields nobody defined, are refused by name. */
@Injectable()
export class SetTicketFields implements Handles<typeof setTicketFields> {
  constructor(
    private readonly db: Database,
    private readonly tickets: Tickets,
    private readonly customFields: CustomFields,
    private readonly events: Events,
    private readonly changes: Changes,
    private readonly clock: Clock,
  ) {}

  async execute(ctx: RequestContext, { ticketId, fields }: InputOf<typeof setTicketFields>) {
    if (!(await this.tickets.byId(ctx, ticketId))) return refuse(notFound({}));
    const ticket = await this.db.repo(ctx, Ticket).findOneOrFail({ where: { id: ticketId }, lock: { mode: 'pessimistic_write' } });
    if (!mayIn(ctx, maySetFields, ticket.departmentId)) return refuse(notFound({}));
    const issues = this.customFields.issues('Ticket', fields);
    if (issues.length > 0) return refuse(validationFailed({ issues }));

    const changed = Object.keys(fields).filter((id) => (ticket.customFields[id] ?? null) !== fields[id]);
    if (changed.length === 0) return ok({ ticketId });
    const before = ticket.customFields;
    ticket.customFields = withFields(before, fields);
    ticket.touch(this.clock.now(), false);
    await this.db.repo(ctx, Ticket).save(ticket);
    await this.events.publish(ctx, ticketFieldsSet, { ticketId, fieldIds: changed });
    await this.changes.record(ctx, { entity: 'Ticket', entityId: ticketId, fields: Object.fromEntries(changed.map((id) => [id, { before: before[id] ?? null, after: fields[id] }])) });
    return ok({ ticketId });
  }
}

/** Null takes a field away. */
function withFields(before: Record<string, unknown>, fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...before, ...fields }).filter(([, value]) => value !== null));
}
