import { Injectable } from '@nestjs/common';
import { Changes, Clock, Database, mayIn, type Permission, type RequestContext } from '@meja/plugin-sdk/server/kernel';
import { isId } from '../../../kernel/context/ids.js';
import { updateLater } from '../../../kernel/database/index.js';
import { Ticket } from '../entities/ticket.js';
import { scopeOf } from '../queries/scope.js';
import { changesSince, lockedRow } from './ticket-rows.sql.js';

/** What a command may set; the row keeps the rest itself. */
export type TicketFields = Partial<Omit<Ticket, 'id' | 'number' | 'version' | 'createdAt' | 'updatedAt' | 'publicUpdatedAt' | 'isClosed'>>;

/** A field that somebody else changed since the editor saw the ticket, with both values. */
export interface Conflict {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly by: string;
  readonly at: string;
}

/** The rows of tickets as commands see them: locked within what the caller may do, written back field by field, with the audit. */
@Injectable()
export class TicketRows {
  constructor(private readonly db: Database, private readonly changes: Changes, private readonly clock: Clock) {}

  /** Locks a ticket for this transaction. Null, to be answered as not found, when it does not exist for the caller or they may not do this in its department. */
  async lock(ctx: RequestContext, ticketId: string, permission: Permission | null): Promise<Ticket | null> {
    const row = isId(ticketId) ? await lockedRow(this.db, ctx, scopeOf(ctx), ticketId) : null;
    if (!row || (permission && !mayIn(ctx, permission, row.departmentId))) return null;
    return Object.assign(new Ticket(), row);
  }

  /**
   * Sets fields of a locked ticket, raises its version and writes both, with before and after of what differs. `isPublic` when the requester may
   * know that something happened.
   */
  async write(ctx: RequestContext, ticket: Ticket, fields: TicketFields, { isPublic }: { isPublic: boolean }): Promise<void> {
    const now = this.clock.now();
    const touched = { version: ticket.version + 1, updatedAt: now, ...(isPublic ? { publicUpdatedAt: now } : {}) };
    const audit = differences(ticket, fields);
    updateLater(ctx, Ticket, ticket.id, { ...fields, ...touched });
    Object.assign(ticket, fields, touched);
    await this.changes.record(ctx, { entity: 'Ticket', entityId: ticket.id, version: touched.version, fields: audit });
  }

  /** What somebody else made of `wanted` since `version`; empty when nothing stands in the way. */
  async conflicts(ctx: RequestContext, ticket: Ticket, version: number | undefined, wanted: TicketFields): Promise<Conflict[]> {
    if (version === undefined || version >= ticket.version) return [];
    const [mine, present] = [flat(wanted), flat(ticket)];
    const contested = Object.keys(mine).filter((name) => !same(present[name], mine[name]));
    if (contested.length === 0) return [];
    const since = await changesSince(this.db, ctx, ticket.id, version);
    return contested.flatMap((field) => {
      const latest = since.findLast((change) => field in change.fields);
      return latest ? [{ field, yours: mine[field] ?? null, theirs: present[field] ?? null, by: latest.by, at: latest.at.toISOString() }] : [];
    });
  }
}

function differences(ticket: Ticket, fields: TicketFields): Record<string, { before: unknown; after: unknown }> {
  const names = (Object.keys(fields) as (keyof TicketFields)[]).filter((name) => name !== 'customFields' && !same(ticket[name], fields[name]));
  const custom = fields.customFields ? Object.keys({ ...ticket.customFields, ...fields.customFields }).filter((id) => ticket.customFields[id] !== fields.customFields?.[id]) : [];
  return Object.fromEntries([
    ...names.map((name) => [name, { before: ticket[name] ?? null, after: fields[name] ?? null }]),
    ...custom.map((id) => [id, { before: ticket.customFields[id] ?? null, after: fields.customFields?.[id] ?? null }]),
  ]);
}

/** Fields of plugins beside the others, by their ids, as the audit keeps them. */
const flat = ({ customFields, ...fields }: TicketFields): Record<string, unknown> => ({ ...fields, ...customFields });

const same = (a: unknown, b: unknown): boolean => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : (a ?? null) === (b ?? null));
