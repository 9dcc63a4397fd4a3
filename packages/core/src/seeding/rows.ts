import { makeId } from '../kernel/context/ids.js';
import { textToHtml } from '../modules/ticket/index.js';
import type { SeedTicket } from './company.js';

/** Names the generator uses → ids of the workspace. */
export interface Ids {
  /** By address. */
  readonly users: Map<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** By key. */
  readonly departments: Map<string, string>;
  /** By `<department key>/<level>`. */
  readonly tiers: Map<string, string>;
}

export interface Rows {
  readonly tickets: object[];
  readonly messages: object[];
  readonly events: object[];
}

/** Rows as the tables have them; every event counts as handed on long ago. */
export function ticketRows(seeds: readonly SeedTicket[], ids: Ids): Rows {
  const rows: Rows = { tickets: [], messages: [], events: [] };
  for (const seed of seeds) {
    const id = makeId();
    rows.tickets.push(ticketRow(id, seed, ids));
    for (const message of seed.messages) rows.messages.push({ ticket_id: id, ...messageRow(message, seed, ids) });
    for (const event of seed.events) rows.events.push(eventRow(id, event, ids));
  }
  return rows;
}

function ticketRow(id: string, seed: SeedTicket, ids: Ids): object {
  const lastPublic = seed.messages.findLast((message) => message.visibility === 'public')?.createdAt ?? seed.createdAt;
  return {
    id,
    subject: seed.subject,
    status: seed.status,
    priority: seed.priority,
    version: seed.messages.length + seed.events.length,
    channel: seed.channel,
    department_id: ids.departments.get(seed.departmentKey),
    tier_id: ids.tiers.get(`${seed.departmentKey}/${seed.tierLevel}`),
    requester_id: ids.users.get(seed.requesterEmail),
    requester_verified: true,
    assignee_id: seed.assigneeEmail === null ? null : ids.users.get(seed.assigneeEmail),
    created_at: seed.createdAt,
    updated_at: seed.updatedAt,
    public_updated_at: lastPublic,
  };
}

function messageRow(message: SeedTicket['messages'][number], seed: SeedTicket, ids: Ids): object {
  const fromAgent = message.authorEmail !== seed.requesterEmail;
  return {
    id: makeId(),
    author_id: ids.users.get(message.authorEmail),
    author_name: ids.names.get(message.authorEmail),
    from_agent: fromAgent,
    visibility: message.visibility,
    channel: message.channel,
    sender_verified: true,
    sender_address: fromAgent ? null : message.authorEmail,
    body_html: textToHtml(message.bodyText),
    body_text: message.bodyText,
    created_at: message.createdAt,
  };
}

/** Facts name people by address and tiers by level; the log names both by id. */
function eventRow(ticketId: string, { type, at, actorEmail, ...facts }: SeedTicket['events'][number], ids: Ids): object {
  const idOf = (email: unknown): string | null => (typeof email === 'string' ? (ids.users.get(email) ?? null) : null);
  const named = Object.entries(facts).map(([name, value]) => (name.endsWith('Email') ? [name.replace(/Email$/, 'Id'), idOf(value)] : [name, value]));
  return {
    id: makeId(),
    type,
    version: 1,
    facts: { ticketId, ...Object.fromEntries(named) },
    actor_id: idOf(actorEmail),
    actor_name: actorEmail === null ? 'meja' : (ids.names.get(actorEmail) ?? ''),
    request_id: 'seed',
    subject_id: ticketId,
    occurred_at: at,
    relayed_at: at,
  };
}
