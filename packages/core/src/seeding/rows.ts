import { makeId } from '../kernel/context/ids.js';
import { textToHtml } from '../modules/ticket/index.js';
import type { SeedTicket } from './company.js';
import { courseOf, type Course } from './course.js';
import { known, type Ids } from './ids.js';

export interface Rows extends Pick<Course, 'events' | 'changes' | 'handovers' | 'solutions'> {
  readonly tickets: object[];
  readonly messages: object[];
}

/** Rows as the tables have them; every event counts as handed on long ago. */
export function ticketRows(seeds: readonly SeedTicket[], ids: Ids): Rows {
  const rows: Rows = { tickets: [], messages: [], events: [], changes: [], handovers: [], solutions: [] };
  for (const seed of seeds) {
    const id = makeId();
    const messages = seed.messages.map((message) => ({ ticket_id: id, ...messageRow(message, seed, ids) }));
    const toldBy = messages.findLast(({ from_agent: fromAgent, visibility }) => fromAgent && visibility === 'public')?.id ?? null;
    const { tierEnteredAt, bounces, solvedAt, ...course } = courseOf(seed, { ticketId: id, toldBy }, ids);
    rows.tickets.push({ ...ticketRow(id, seed, ids), tier_entered_at: tierEnteredAt, bounces, solved_at: solvedAt });
    rows.messages.push(...messages);
    for (const name of ['events', 'changes', 'handovers', 'solutions'] as const) rows[name].push(...course[name]);
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
    version: 1 + seed.messages.length + seed.events.length,
    channel: seed.channel,
    department_id: known(ids.departments, seed.departmentKey),
    tier_id: known(ids.tiers, `${seed.departmentKey}/${seed.tierLevel}`),
    requester_id: known(ids.users, seed.requesterEmail),
    requester_verified: true,
    organization_id: ids.organizations.get(seed.requesterEmail) ?? null,
    assignee_id: seed.assigneeEmail === null ? null : known(ids.users, seed.assigneeEmail),
    created_at: seed.createdAt,
    updated_at: seed.updatedAt,
    public_updated_at: lastPublic,
  };
}

function messageRow(message: SeedTicket['messages'][number], seed: SeedTicket, ids: Ids) {
  const fromAgent = message.authorEmail !== seed.requesterEmail;
  return {
    id: makeId(),
    author_id: known(ids.users, message.authorEmail),
    author_name: known(ids.names, message.authorEmail),
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
